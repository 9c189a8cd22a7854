// Installs system packages on Debian 12 or 13, with root's rights or sudo, without ever waiting for an answer.
import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { Stop, run } from '../run.mjs';
import { which } from './find.mjs';

/** The release's codename on Debian 12 or 13 on x86-64, else undefined. */
export function debianCodename() {
  const release = '/etc/os-release';
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(release)) return;
  const fields = Object.fromEntries(
    [...readFileSync(release, 'utf8').matchAll(/^(\w+)="?(.*?)"?$/gm)].map((match) => match.slice(1)),
  );
  if (fields.ID === 'debian' && ['12', '13'].includes(fields.VERSION_ID)) return fields.VERSION_CODENAME;
}

/** What to put before a command that needs root's rights. */
function asRoot(packages) {
  if (process.getuid() === 0) return [];
  const byHand = `Run as root: apt-get install --no-install-recommends ${packages.join(' ')}\nthen run the command again.`;
  if (!which('sudo'))
    throw new Stop(`System packages are missing, and this user is not root and has no sudo. ${byHand}`);
  // Asked for here, before a progress line is on the screen; without a terminal nobody could answer.
  const args = process.stdin.isTTY ? ['-v'] : ['-n', '-v'];
  if (spawnSync('sudo', args, { stdio: 'inherit' }).status !== 0)
    throw new Stop(`System packages are missing, and sudo refused. ${byHand}`);
  return ['sudo', '-n'];
}

export async function installPackages(packages) {
  const prefix = [...asRoot(packages), 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C'];
  const options = {
    'DPkg::Lock::Timeout': 300, // a fresh machine often updates itself in the background
    'Dpkg::Options::': '--force-confold',
    'Acquire::Retries': 3,
    'Acquire::http::Timeout': 30,
    'Acquire::https::Timeout': 30,
    'APT::Status-Fd': 1,
  };
  const apt = [
    'apt-get',
    '--yes',
    '--no-install-recommends',
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
  ];
  const step = (title, ...command) => run(title, prefix[0], [...prefix.slice(1), ...command]);
  const install = () => step(`Installing ${packages.join(', ')}`, ...apt, 'install', ...packages);

  // One bad source among those of the machine fails the update; the packages may be known all the same.
  await step('Updating the package lists', ...apt, 'update').catch(({ message }) => console.error(message));
  try {
    await install();
  } catch (error) {
    if (!/dpkg was interrupted/.test(error.message)) throw error;
    await step('Completing an install that was interrupted', 'dpkg', '--configure', '-a', '--force-confold');
    await install();
  }
}
