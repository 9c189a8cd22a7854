// The fields of one line of ARFF: separated, quoted with ' or ", with backslashes, or sparse as {place value, ...}.

export interface ArffFields {
  fields: string[];
  /** whether a field was quoted, so that '?' is a question mark */
  quoted: boolean[];
  /** a quote was not closed */
  open: boolean;
}

export function arffFields(line: string, separator: string): ArffFields {
  const fields: string[] = [];
  const quoted: boolean[] = [];
  let [at, open] = [0, false];
  for (;;) {
    while (line[at] === ' ' || (line[at] === '\t' && separator !== '\t')) at++;
    const quote = line[at];
    let field = '';
    const isQuoted = quote === "'" || quote === '"';
    if (isQuoted) {
      for (at++; at < line.length && line[at] !== quote; at++)
        field += line[at] === '\\' ? escaped(line[++at]) : line[at];
      open ||= at >= line.length;
      at++;
    }
    const rest = line.indexOf(separator, at);
    const end = rest < 0 ? line.length : rest;
    fields.push(isQuoted ? field : line.slice(at, end).trim());
    quoted.push(isQuoted);
    if (rest < 0) return { fields, quoted, open };
    at = end + 1;
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
const escaped = (sign: string | undefined): string => (sign === undefined ? '' : (escapes[sign] ?? sign));

/** A sparse row; places that it leaves out are `zeros`. */
export function sparseFields(line: string, zeros: readonly string[]): ArffFields {
  const fields = [...zeros];
  const quoted = zeros.map(() => false);
  const inner = line.slice(1, line.lastIndexOf('}') < 0 ? undefined : line.lastIndexOf('}')).trim();
  let open = !line.includes('}');
  if (inner === '') return { fields, quoted, open };
  const pairs = /(\d+)\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,]*)/g;
  for (const [, place, value] of inner.matchAll(pairs)) {
    const one = arffFields(value!.trim(), '\n');
    if (Number(place) > fields.length + 1000) {
      open = true;
      continue;
    }
    fields[Number(place)] = one.fields[0]!;
    quoted[Number(place)] = one.quoted[0]!;
    open ||= one.open;
  }
  for (let i = 0; i < fields.length; i++) fields[i] ??= '';
  return { fields, quoted, open };
}
