// `npm start`: installs what is missing, builds, and serves the page on this machine. PORT chooses the port.
import { join } from 'node:path';
import { buildPackage, buildPage } from './build.mjs';
import { Stop, main, root } from './run.mjs';
import { serve } from './serve.mjs';

/** The port that PORT names, or the first free one from 5173 on. */
async function serveSite() {
  const wanted = process.env.PORT;
  const ports = wanted ? [Number(wanted)] : Array.from({ length: 20 }, (_, i) => 5173 + i);
  for (const port of ports)
    try {
      return await serve(join(root, 'site'), { port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE')
        throw new Stop(`The page can't be served on port ${port}: ${error.message}`);
    }
  throw new Stop(`Port ${ports.join(', ')} is in use: choose another one, for example PORT=8080 npm start`);
}

await main(async () => {
  await buildPackage();
  await buildPage();
  const { address } = await serveSite();
  console.log(`Vitrine is at ${address}`);
});
