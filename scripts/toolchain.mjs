// Finds or installs what the project is built and tested with. The second call takes milliseconds: a stamp remembers the paths.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, root } from './run.mjs';
import { mirror, privateApt, unpackPackages, unpackSource } from './toolchain/archive.mjs';
import { debianCodename, installPackages } from './toolchain/debian.mjs';
import { toolchainFolder } from './toolchain/find.mjs';
import { needs } from './toolchain/needs.mjs';

const stamp = join(toolchainFolder, 'found.json');
const remembered = () => (existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {});

/** Path of each tool of these groups ('build', 'test'), all of them there when it resolves. */
export async function toolchain(...groups) {
  const names = Object.keys(needs).filter((name) => groups.includes(needs[name].group));
  const tools = remembered();
  if (names.every((name) => existsSync(tools[name] ?? ''))) return tools;

  const missing = await find(names, tools);
  if (missing.length) {
    const codename = debianCodename();
    if (!codename || missing.includes('node')) throw new Stop(whatToInstall(missing));
    await install(missing, codename);
    const still = await find(missing, tools);
    if (still.length)
      throw new Stop(
        `After the install these are still missing or too old: ${still.map((name) => needs[name].what).join(', ')}.`,
      );
  }
  mkdirSync(toolchainFolder, { recursive: true });
  writeFileSync(stamp, JSON.stringify(tools, null, 2));
  return tools;
}

/** Puts the path of each tool that is there into `tools`; resolves to the names of the others. */
async function find(names, tools) {
  await Promise.all(names.map(async (name) => (tools[name] = await needs[name].find())));
  return names.filter((name) => !tools[name]);
}

async function install(missing, codename) {
  console.error(`Setting up ${missing.map((name) => needs[name].what).join(', ')}. This is done once.`);
  const system = missing.flatMap((name) => needs[name].system ?? []);
  if (system.length) await installPackages(system);

  const own = missing.filter((name) => needs[name].archive || needs[name].source);
  if (!own.length) return;
  mkdirSync(toolchainFolder, { recursive: true });
  checkSpace();
  const downloads = join(toolchainFolder, 'apt');
  const apt = await privateApt(downloads, mirror(codename, '/etc/apt'));
  for (const name of own) {
    const { archive, source, finish } = needs[name];
    // Unpacked beside its place and then renamed: a folder that has its name is complete.
    const part = join(toolchainFolder, `${name}.part`);
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part);
    if (archive) await unpackPackages(apt, name, archive, part);
    else await unpackSource(apt, source, part);
    finish?.(part);
    rmSync(join(toolchainFolder, name), { recursive: true, force: true });
    renameSync(part, join(toolchainFolder, name));
  }
  rmSync(downloads, { recursive: true });
}

function checkSpace() {
  const { bavail, bsize } = statfsSync(toolchainFolder);
  const gigabytes = (bavail * bsize) / 1e9;
  if (gigabytes < 2)
    throw new Stop(
      `The toolchain needs 2 GB free in ${root}, and there are ${gigabytes.toFixed(1)} GB: free some space and run the command again.`,
    );
}

function whatToInstall(missing) {
  const lines = missing.map((name) => needs[name]).filter(({ elsewhere }) => elsewhere);
  const width = Math.max(...lines.map(({ what }) => what.length));
  return [
    'These are missing or too old (on Debian 12 and 13, x86-64, all but Node.js install themselves):',
    ...lines.map(({ what, elsewhere }) => `  ${what.padEnd(width)}   ${elsewhere}`),
    'On Linux, your package manager has most of them under the same names. Install them (each version or newer) and run the command again.',
  ].join('\n');
}
