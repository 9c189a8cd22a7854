// The guesses of reading as questions with answers: what each is called, what else it could be, and for which formats it is asked.
import type { Choices, FileReading, Reading } from '../../../session/types.ts';

type Value = string | number | boolean;

export interface Question {
  key: keyof Choices;
  label: string;
  /** what it is at present, guessed or chosen */
  value: Value;
  chosen: boolean;
  answers: [value: Value, words: string][];
}

const formatWords: Record<string, string> = { csv: 'CSV and its kin', json: 'JSON', ndjson: 'JSON by lines', arff: 'ARFF' };
const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
];
const delimiters: [string, string][] = [
  [',', 'comma ,'],
  [';', 'semicolon ;'],
  ['\t', 'tab'],
  ['|', 'bar |'],
  [' ', 'blanks'],
  [':', 'colon :'],
  ['~', 'tilde ~'],
  ['', 'one column'],
];
const quotes: [string, string][] = [
  ['"', 'quotes "'],
  ["'", "quotes '"],
  ['', 'nothing'],
];
const decimals: [string, string][] = [
  ['.', 'point: 1.5'],
  [',', 'comma: 1,5'],
];
const groups: [string, string][] = [
  ['', 'none'],
  [',', 'comma: 1,000'],
  ['.', 'point: 1.000'],
  [' ', 'blank: 1 000'],
  ["'", "apostrophe: 1'000"],
  ['’', 'apostrophe: 1’000'],
  ['\u00a0', 'fixed blank: 1 000'],
  ['\u202f', 'narrow blank: 1 000'],
  ['_', 'underscore: 1_000'],
];
const dateOrders: [string, string][] = [
  ['dmy', 'day first: 31/12'],
  ['mdy', 'month first: 12/31'],
];
const headers: [boolean, string][] = [
  [true, 'names columns'],
  [false, 'is data'],
];
const remarks: [string, string][] = [
  ['', 'none'],
  ['#', 'lines with #'],
  ['%', 'lines with %'],
  ['//', 'lines with //'],
];

/** Where a question makes sense. */
const typed = ['csv', 'xlsx'];

export function questionsOf({ guesses, choices, formats }: Reading): Question[] {
  const questions: Question[] = [];
  const ask = (key: keyof Choices & keyof FileReading, label: string, answers: [Value, string][]) => {
    const value = guesses[key] as Value | undefined;
    if (value === undefined) return;
    const known = answers.some(([one]) => one === value);
    questions.push({ key, label, value, chosen: choices[key] !== undefined, answers: known ? answers : [...answers, [value, String(value)]] });
  };
  const named = (names: readonly string[] | undefined): [string, string][] => (names ?? []).map((name) => [name, name]);
  const { format } = guesses;
  if (guesses.members && guesses.members.length > 1) ask('member', 'File', named(guesses.members));
  if (formats.length)
    ask(
      'format',
      'Format',
      named(formats).map(([one]) => [one, formatWords[one]]),
    );
  if (guesses.sheets && guesses.sheets.length > 1) ask('sheet', 'Sheet', named(guesses.sheets));
  ask('encoding', 'Encoding', named(encodings));
  if (format === 'csv') {
    ask('delimiter', 'Between fields', delimiters);
    ask('quote', 'Around fields', quotes);
    ask('comment', 'Remarks', remarks);
  }
  if (typed.includes(format)) {
    ask('header', 'First row', headers);
    ask('decimal', 'Decimal sign', decimals);
    ask('thousands', 'Between thousands', groups);
    ask('dateOrder', 'Dates', dateOrders);
  }
  return questions;
}

/** Cells that mean "missing", as one text and back. A blank cell always means it. */
export const writeTokens = (tokens: readonly string[]): string => tokens.filter((token) => token !== '').join(', ');
export const readTokens = (text: string): string[] => [
  '',
  ...text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== ''),
];
