// The package as npm would publish it, installed into an empty project: from the tarball, without the network.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const root = dirname(dirname(import.meta.dirname));
export const run = promisify(execFile);

/** Packs the built package; gives the path of the tarball. */
export async function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-pack-'));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: root });
  return join(folder, JSON.parse(stdout)[0].filename);
}

/** What the package needs, and what that needs, as npm would install it. */
function needed() {
  const dependenciesOf = (folder) => Object.keys(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).dependencies ?? {});
  const all = new Set(dependenciesOf('.'));
  for (const name of all) for (const further of dependenciesOf(join('node_modules', name))) all.add(further);
  return all;
}

/** An empty project with the package unpacked as npm does it, and its dependencies beside it. */
export async function install(tarball, files) {
  const project = mkdtempSync(join(tmpdir(), 'vitrine-project-'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'vitrine'), { recursive: true });
  await run('tar', ['xzf', tarball, '--strip-components=1', '-C', join(modules, 'vitrine')]);
  for (const name of needed()) cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
  symlinkSync(join(root, 'node_modules', 'vite'), join(modules, 'vite'));
  const manifest = { name: 'empty', private: true, type: 'module', dependencies: { vitrine: `file:${tarball}` } };
  for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) writeFileSync(join(project, name), text);
  return { project, remove: () => rmSync(project, { recursive: true, force: true }) };
}
