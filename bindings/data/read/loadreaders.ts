// The readers of rarer formats are fetched when a file asks for them; a page that shall ask for nothing later has them fetched ahead.

/** Loads what readFile and readFiles would otherwise load with the first workbook, Parquet file, archive or folder. */
export async function loadReaders(): Promise<void> {
  await Promise.all([
    import('./archive.js'),
    import('./folder.js'),
    import('./parquet.js'),
    import('./xlsx.js'),
    import('hyparquet'),
    import('hyparquet-compressors'),
    import('read-excel-file/universal'),
  ]);
}
