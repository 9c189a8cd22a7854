// The files of a folder that was dropped or chosen, each with its path from there.

export interface PathFile {
  path: string;
  file: File;
}

/** All files in folders that were dropped, however deep. */
export async function filesOf(entries: FileSystemEntry[]): Promise<PathFile[]> {
  const found = await Promise.all(entries.map((entry) => (entry.isDirectory ? inFolder(entry as FileSystemDirectoryEntry) : [one(entry as FileSystemFileEntry)])));
  return Promise.all(found.flat());
}

const one = (entry: FileSystemFileEntry): Promise<PathFile> =>
  new Promise((done, fail) => entry.file((file) => done({ path: entry.fullPath.replace(/^\//, ''), file }), fail));

async function inFolder(folder: FileSystemDirectoryEntry): Promise<PathFile[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail)); // a hundred at a time
    if (!some.length) return filesOf(entries);
    entries.push(...some);
  }
}

/** Those of a folder that was chosen. */
export const chosenFiles = (files: FileList): PathFile[] => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
