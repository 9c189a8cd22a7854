// Numbers and texts as Python writes them.

/** A number in any of Python's forms; nothing for a complex one. */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  const value = Number(/^0\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain);
  return Number.isNaN(value) ? undefined : value;
}

/** A text between its quotes, as it stands in the source: prefix letters, quotes, escapes. */
export function readString(literal: string): string {
  const { raw, body } = unquote(literal);
  return raw ? body : unescape(body);
}

export function unquote(literal: string): { raw: boolean; body: string; start: number } {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? [];
  const start = prefix.length + quote.length;
  return { raw: /r/i.test(prefix), body: literal.slice(start, literal.length - quote.length), start };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '\n': '' };

/** Python's escapes; an unknown one stays as it is. */
export function unescape(body: string): string {
  return body.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|[^])/gi, (whole, escape: string) => {
    if (/^[xu]./i.test(escape)) {
      const code = parseInt(escape.slice(1), 16);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }
    if (/^[0-7]/.test(escape)) return String.fromCharCode(parseInt(escape, 8));
    return escapes[escape] ?? (/['"\\]/.test(escape) ? escape : whole);
  });
}
