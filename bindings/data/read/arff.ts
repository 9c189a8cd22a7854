// ARFF, Weka's format: attributes with their types, then rows, dense or sparse.
// Source: Weka's manual, chapter "ARFF" (waikato.github.io/weka-wiki/formats_and_processing/arff_stable).
import type { ReadType } from '../columns/index.js';
import { DataError, onlyOptions, shown } from '../error.js';
import { arffFields, sparseFields } from './arfffields.js';
import { Problems } from './problems.js';
import type { ReadResult } from './readtable.js';
import { buildTable, recordOptions, type RecordOptions } from './records.js';
import { finish, type Steps } from './steps.js';

interface Attribute {
  name: string;
  type: ReadType;
  /** the words of a nominal attribute, the first of which sparse rows leave out */
  words?: string[];
  /** how a date is written, if not as ISO 8601 */
  format?: string;
}

/** A table of ARFF text. @throws DataError for a header that is none */
export function readArff(text: string, options: RecordOptions = {}): ReadResult {
  onlyOptions(options, recordOptions, 'readArff');
  return finish(arffSteps(text, options));
}

/** The same in steps. */
export function* arffSteps(text: string, options: RecordOptions = {}): Steps<ReadResult> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const attributes: Attribute[] = [];
  let [line, relation] = [0, ''];
  for (; line < lines.length; line++) {
    const one = lines[line]!.trim();
    if (one === '' || one.startsWith('%')) continue;
    const [, word = '', rest = ''] = /^@(\w+)\s*(.*)$/.exec(one) ?? [];
    const keyword = word.toLowerCase();
    if (keyword === 'relation') relation = arffFields(rest, ' ').fields[0] ?? '';
    else if (keyword === 'attribute') attributes.push(attributeOf(rest, line + 1));
    else if (keyword === 'data') break;
    else
      throw new DataError(
        `line ${line + 1} must begin with @relation, @attribute or @data, got ${shown(one)}`,
      );
  }
  if (line >= lines.length) throw new DataError('the ARFF text has no @data');
  if (!attributes.length) throw new DataError('the ARFF text has no @attribute');
  const problems = new Problems();
  const texts = attributes.map((): string[] => []);
  let rows = 0;
  for (line++; line < lines.length; line++) {
    const one = lines[line]!.trim();
    if (one === '' || one.startsWith('%')) continue;
    addRow(one, line + 1, attributes, texts, problems);
    if (++rows % 5000 === 0) yield (0.6 * line) / lines.length;
  }
  if (!rows) throw new DataError('the ARFF text has no rows behind @data');
  const types: Record<string, ReadType> = {};
  for (const { name, type } of attributes) types[name] = type;
  const names = attributes.map(({ name }) => name);
  const repeated = new Set(names).size < names.length;
  return yield* buildTable(
    names,
    texts,
    rows,
    {
      name: relation || undefined,
      missingValues: [''],
      ...options,
      types: repeated ? options.types : { ...types, ...options.types },
    },
    problems,
  );
}

function attributeOf(rest: string, line: number): Attribute {
  const match = /^('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s{]+)\s*(.*)$/.exec(rest);
  if (!match?.[2])
    throw new DataError(`line ${line}: @attribute needs a name and a type, got ${shown(rest)}`);
  const name = arffFields(match[1]!, '\n').fields[0]!;
  const given = match[2].trim();
  if (given.startsWith('{')) {
    const words = arffFields(
      given.slice(1, given.lastIndexOf('}') < 0 ? undefined : given.lastIndexOf('}')),
      ',',
    ).fields;
    return { name, type: 'category', words };
  }
  const [, word, format] = /^(\w+)\s*(?:"([^"]*)"|'([^']*)')?/.exec(given) ?? [];
  const type = word && typeNames[word.toLowerCase()];
  if (!type)
    throw new DataError(
      `line ${line}: attribute ${shown(name)} is of type ${shown(given)}, which is not known here; it must be numeric, a list in braces, string or date`,
    );
  return { name, type, ...(type === 'date' && format && { format }) };
}

const typeNames: Record<string, ReadType> = {
  numeric: 'number',
  real: 'number',
  integer: 'integer',
  string: 'text',
  date: 'date',
};

function addRow(
  one: string,
  line: number,
  attributes: readonly Attribute[],
  texts: string[][],
  problems: Problems,
): void {
  const { fields, quoted, open } = one.startsWith('{')
    ? sparse(one, attributes)
    : arffFields(one, one.includes(',') || !one.includes('\t') ? ',' : '\t');
  const row = texts[0]!.length + 1;
  const width = attributes.length;
  if (open)
    problems.add('stray quote', undefined, () => ({
      row,
      line,
      value: one,
      message: `line ${line} has a quote that is not closed: ${shown(one)}`,
    }));
  attributes.forEach((attribute, i) => {
    const field = fields[i];
    texts[i]!.push(
      field === undefined || (field === '?' && !quoted[i])
        ? ''
        : valueOf(field, attribute, row, line, problems),
    );
  });
  if (fields.length < width)
    problems.add('too few fields', undefined, () => ({
      row,
      line,
      message: `line ${line} has ${fields.length} fields where ${width} are expected; the others are missing`,
    }));
  // A weight in braces may follow the fields; it is no cell.
  const surplus = fields.slice(width).filter((field) => !/^\{.*\}$/.test(field));
  if (surplus.length)
    problems.add('too many fields', undefined, () => ({
      row,
      line,
      value: surplus,
      message: `line ${line} has ${fields.length} fields where ${width} are expected; ${surplus.map(shown).join(', ')} ${surplus.length === 1 ? 'is' : 'are'} left out`,
    }));
}

/** What a sparse row leaves out is 0, or the first word of a nominal attribute. */
function sparse(one: string, attributes: readonly Attribute[]) {
  return sparseFields(
    one,
    attributes.map(({ type, words }) => (type === 'number' || type === 'integer' ? '0' : (words?.[0] ?? ''))),
  );
}

function valueOf(
  field: string,
  { name, words, format }: Attribute,
  row: number,
  line: number,
  problems: Problems,
): string {
  if (words && !words.includes(field))
    problems.add('unknown category', name, () => ({
      row,
      line,
      value: field,
      message: `line ${line}, column ${shown(name)}: ${shown(field)} is not among the words of the attribute; it is kept`,
    }));
  return format ? isoOf(field, format) : field;
}

/** A date written by a pattern of Java's SimpleDateFormat as ISO 8601; as it stands where it doesn't fit. */
function isoOf(text: string, format: string): string {
  const order: string[] = [];
  const pattern = format
    .replace(/'([^']*)'/g, '$1')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/y+|M+|d+|H+|m+|s+/g, (part) => {
      order.push(part[0]!);
      return `(\\d{1,${Math.max(2, part.length)}})`;
    });
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) return text;
  const part = (letter: string, missing: string) =>
    match[order.indexOf(letter) + 1] && order.includes(letter)
      ? match[order.indexOf(letter) + 1]!.padStart(2, '0')
      : missing;
  const date = `${part('y', '1970').padStart(4, '20')}-${part('M', '01')}-${part('d', '01')}`;
  return order.includes('H') ? `${date}T${part('H', '00')}:${part('m', '00')}:${part('s', '00')}` : date;
}
