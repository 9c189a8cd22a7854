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
  }
  class Parser {
    constructor(options: Options);
    parse(
      text: string,
      baseIndex: number,
      ignoreLastRow: boolean,
    ): { data: string[][]; errors: ParseError[] };
  }
  const Papa: { Parser: typeof Parser };
  export default Papa;
}
