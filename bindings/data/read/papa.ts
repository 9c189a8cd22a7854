// PapaParse, asked for nothing but rows of texts.
import Papa from 'papaparse';

/** What encloses fields that hold delimiters or line ends; '' if nothing does. */
export type Quote = '"' | "'" | '';

/** What PapaParse gives; `row` is the index of the row that an error is about. */
export interface Parsed {
  data: string[][];
  errors: { type: string; row?: number }[];
}

/** @param text with '\n' line ends only */
export function papa(text: string, delimiter: string, quote: Quote = '"', preview?: number): Parsed {
  return Papa.parse(text, {
    delimiter,
    newline: '\n',
    dynamicTyping: false,
    skipEmptyLines: false,
    ...(quote === '' ? { fastMode: true } : { quoteChar: quote }),
    ...(preview && { preview }),
  });
}
