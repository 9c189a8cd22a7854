// The part of PapaParse that is used here. Its own types would bring Node's and the DOM's into a module that must know neither.
declare module 'papaparse' {
  interface ParseError {
    type: string;
    code: string;
    row?: number;
  }
  interface Options {
    delimiter: string;
    newline: string;
    quoteChar?: string;
    fastMode?: boolean;
    dynamicTyping: false;
    skipEmptyLines: false;
    preview?: number;
  }
  const Papa: { parse(text: string, options: Options): { data: string[][]; errors: ParseError[] } };
  export default Papa;
}
