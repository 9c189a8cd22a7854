// Finds where JSON goes wrong, the same in every engine: their own messages differ, and some don't tell the place.

const token =
  /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;

/** What may come next: a value, a name, a colon, a comma or an end. */
type Want = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'more' | 'end';

/** Says in words where a text stops being JSON. */
export function jsonErrorPlace(text: string): string {
  const open: string[] = [];
  let want: Want = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return placeIn(text, at + /^[ \t\r\n]*/.exec(text.slice(at, at + 10_000))![0].length);
    const next = step(want, match, open);
    if (!next) return placeIn(text, token.lastIndex - (match[1] ?? match[2] ?? match[3])!.length);
    want = next;
    at = token.lastIndex;
  }
}

/** What may follow a token; undefined if the token may not come here. Opens and closes lists and objects. */
function step(want: Want, [, string, scalar, sign]: RegExpExecArray, open: string[]): Want | undefined {
  const after = (): Want => (open.length ? 'more' : 'end');
  const wantsValue = want === 'value' || want === 'first value';
  const wantsName = want === 'name' || want === 'first name';
  if (string !== undefined) return wantsName ? 'colon' : wantsValue ? after() : undefined;
  if (scalar !== undefined) return wantsValue ? after() : undefined;
  if (sign === '[' || sign === '{') {
    if (!wantsValue) return undefined;
    open.push(sign);
    return sign === '[' ? 'first value' : 'first name';
  }
  if (sign === ':') return want === 'colon' ? 'value' : undefined;
  if (sign === ',') return want === 'more' ? (open.at(-1) === '[' ? 'value' : 'name') : undefined;
  const empty = sign === ']' ? 'first value' : 'first name';
  if ((want !== 'more' && want !== empty) || open.at(-1) !== (sign === ']' ? '[' : '{')) return undefined;
  open.pop();
  return after();
}

function placeIn(text: string, at: number): string {
  if (at >= text.length) return 'it breaks off at its end';
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return `it goes wrong in line ${text.slice(0, at).split('\n').length}, at sign ${at - start + 1}`;
}
