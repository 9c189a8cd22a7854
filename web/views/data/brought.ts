// From what a browser hands over (chosen, dropped or pasted files) to files with their paths. Nothing of their content is looked at here.
import type { Brought } from '../../session/types.ts';

type Item = { path: string; file: File };

export const fromText = (text: string): Brought => ({ name: 'Pasted table', text });

/** Files chosen one by one or by their folder; null if there is none. */
export function fromFiles(files: Iterable<File>): Brought | null {
  return named(Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Files and folders that were dropped or pasted. Entries must be asked for before the event is over. */
export async function fromTransfer(transfer: DataTransfer): Promise<Brought | null> {
  const entries = Array.from(transfer.items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null)).filter((entry) => entry !== null);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return fromFiles(files);
  return named((await Promise.all(entries.map(itemsOf))).flat());
}

/** Called after a file, its folder, or the number of files. */
function named(files: Item[]): Brought | null {
  if (!files.length) return null;
  const [folder, ...rest] = files[0].path.split('/');
  const shared = rest.length > 0 && files.every(({ path }) => path.startsWith(`${folder}/`));
  return { name: files.length === 1 ? files[0].file.name : shared ? folder : `${files.length} files`, files };
}

async function itemsOf(entry: FileSystemEntry): Promise<Item[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [{ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const items: Item[] = [];
  // A folder gives its entries in parts, the last of which is empty.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return items;
    for (const one of some) items.push(...(await itemsOf(one)));
  }
}
