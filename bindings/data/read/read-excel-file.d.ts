// The part of read-excel-file that is used here. Its own types would bring the DOM's into a module that must not know it.
declare module 'read-excel-file/universal' {
  export function readSheet(
    file: ArrayBuffer,
    sheet: string,
    options: { trim: boolean },
  ): Promise<unknown[][]>;
}
