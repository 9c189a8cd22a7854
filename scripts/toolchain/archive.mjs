// Fetches packages of Debian 13 from the machine's own Debian mirror and unpacks them into a folder, whatever Debian
// release the machine runs: a private apt with its own source list, so that the system's package lists stay as they are.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, run } from '../run.mjs';

const suite = 'trixie';

/** The sources of a one-line list: `deb [signed-by=KEYRING] URI SUITE COMPONENT...`. */
function fromLines(text) {
  return [...text.matchAll(/^deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+(.*)$/gm)].map(
    ([, options = '', uri, name, components]) => ({
      uri,
      suites: [name],
      components: components.split(/\s+/),
      signedBy: options.match(/signed-by=(\S+)/)?.[1],
    }),
  );
}

/** The sources of a deb822 file: paragraphs of `Types:`, `URIs:`, `Suites:`, ...; an indented line goes on with its field. */
function fromParagraphs(text) {
  return text
    .replace(/^#.*\n/gm, '')
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const fields = Object.fromEntries(
        [...paragraph.matchAll(/^([\w-]+):(.*(?:\n[ \t].*)*)/gm)].map(([, name, value]) => [
          name.toLowerCase(),
          value.trim(),
        ]),
      );
      const words = (name) => (fields[name] ?? '').split(/\s+/).filter(Boolean);
      if (!words('types').includes('deb') || fields.enabled === 'no') return [];
      const rest = {
        suites: words('suites'),
        components: words('components'),
        signedBy: fields['signed-by'],
      };
      return words('uris').map((uri) => ({ uri, ...rest }));
    });
}

/** The mirror that this machine takes its own release from. */
export function mirror(codename, folder) {
  const parts = join(folder, 'sources.list.d');
  const files = [
    join(folder, 'sources.list'),
    ...(existsSync(parts) ? readdirSync(parts).map((file) => join(parts, file)) : []),
  ];
  const sources = files.filter(existsSync).flatMap((file) => {
    if (file.endsWith('.list')) return fromLines(readFileSync(file, 'utf8'));
    return file.endsWith('.sources') ? fromParagraphs(readFileSync(file, 'utf8')) : [];
  });
  const names = [codename, 'stable', 'oldstable'];
  const found = sources.find(
    ({ uri, suites, components }) =>
      !uri.startsWith('cdrom:') && components.includes('main') && suites.some((name) => names.includes(name)),
  );
  if (!found)
    throw new Stop(
      `apt has no source for Debian's ${codename} main: add one to ${folder} and run the command again.`,
    );
  return found;
}

/** A private apt below `folder`; `source` is a mirror as found above. Resolves once its package lists are fetched. */
export async function privateApt(folder, source) {
  const [sources, lists, cache] = ['sources', 'lists', 'cache'].map((name) => join(folder, name));
  for (const path of [sources, join(lists, 'partial'), join(cache, 'archives', 'partial')])
    mkdirSync(path, { recursive: true });
  const signature = source.signedBy ? `Signed-By: ${source.signedBy}\n` : '';
  writeFileSync(
    join(sources, 'debian.sources'),
    `Types: deb deb-src\nURIs: ${source.uri}\nSuites: ${suite}\nComponents: main\n${signature}`,
  );
  const settings = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': sources,
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': lists,
    'Dir::Cache': cache,
    'Acquire::Languages': 'none',
    'Acquire::Retries': 3,
    'Acquire::http::Timeout': 30,
    'Acquire::https::Timeout': 30,
    'APT::Sandbox::User': '', // the download's folder is ours, the sandbox user may not write to it
    'APT::Status-Fd': 1,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (title, args, cwd = cache) => run(title, 'apt-get', [...options, ...args], { cwd });
  await apt("Reading the list of Debian 13's packages", ['update']);
  return { apt, cache };
}

/** Downloads packages and unpacks them into `folder`, without installing anything. */
export async function unpackPackages({ apt, cache }, name, packages, folder) {
  const downloads = newFolder(join(cache, name));
  await apt(
    `Downloading ${packages.join(', ')}`,
    ['download', ...packages.map((one) => `${one}/${suite}`)],
    downloads,
  );
  const archives = readdirSync(downloads).map((file) => join(downloads, file));
  // Two thirds of emscripten are library variants for dynamic linking, and tests and manuals: nothing that is built here uses them.
  const unused = [
    '*/wasm32-emscripten/pic',
    '*/wasm32-emscripten/lto-pic',
    './usr/share/emscripten/test',
    './usr/share/doc',
    './usr/share/man',
  ];
  const script = `for deb; do dpkg-deb --fsys-tarfile "$deb" | tar -x ${unused.map((path) => `--exclude='${path}'`).join(' ')} || exit; done`;
  await run(`Unpacking ${name}`, 'sh', ['-c', script, 'sh', ...archives], { cwd: folder });
}

/** Downloads a package's original sources and unpacks them into `folder`. */
export async function unpackSource({ apt, cache }, name, folder) {
  const downloads = newFolder(join(cache, name));
  await apt(`Downloading ${name}'s sources`, ['source', '--download-only', `${name}/${suite}`], downloads);
  const archive = readdirSync(downloads).find((file) => file.includes('.orig.tar') && !file.endsWith('.asc'));
  await run(`Unpacking ${name}`, 'tar', ['-xf', join(downloads, archive), '--strip-components=1'], {
    cwd: folder,
  });
}

function newFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}
