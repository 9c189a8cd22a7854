// The process that hosts/node.mjs starts: answers its calls.
import { Session } from '../session.mjs';

const session = new Session();

process.on('message', async ({ call, args }) => {
  try {
    process.send({ value: await session[call](...args) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
process.on('disconnect', () => process.exit());
