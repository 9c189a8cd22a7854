// Whatever is given, the reading ends soon and never throws, and what it says has a place in the text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromPython, toPython } from 'vitrine/python';

const folder = join(import.meta.dirname, 'scripts');
const scripts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

function assertReads(code) {
  const start = performance.now();
  const script = fromPython(code);
  const lines = code.split(/\r\n?|\n/);
  for (const { line, column, endColumn, message } of [...script.problems, ...script.ignored]) {
    const length = lines[line - 1]?.length;
    assert.ok(length !== undefined && column >= 1 && endColumn >= column && endColumn <= length + 1, `${line}:${column}-${endColumn} ${message}`);
    assert.match(message, /^.{10,}$/s);
  }
  assert.ok(performance.now() - start < 5000, 'it took too long');
  return script;
}

test('scripts with words taken out, doubled, mixed up and cut off', () => {
  let state = 20;
  const random = (below) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
  const words = (text) => text.match(/\w+|[^\w\s]|\n\s*|\s/g) ?? [''];
  const all = words(scripts.join('\n'));
  const changes = [
    (parts, at) => parts.splice(at, 1 + random(3)),
    (parts, at) => parts.splice(at, 0, ...parts.slice(at, at + random(20))),
    (parts, at) => parts.splice(at, 1, parts[random(parts.length)]),
    (parts, at) => parts.splice(at, 1, all[random(all.length)]),
    (parts, at) => parts.splice(at, 0, '\n    '),
    (parts, at) => parts.splice(at),
  ];
  for (let i = 0; i < 500; i++) {
    let code = scripts[random(scripts.length)];
    for (let count = random(6); count >= 0; count--) {
      const parts = words(code);
      changes[random(changes.length)](parts, random(parts.length));
      code = parts.join('');
    }
    for (const { model, fit } of assertReads(code).models) assert.deepEqual(fromPython(toPython(model, { fit: fit.at(-1) })).problems, []);
  }
});

const many = 20_000;
for (const [name, code] of Object.entries({
  nothing: '',
  'open brackets': '('.repeat(many),
  'brackets in brackets': '['.repeat(many) + ']'.repeat(many),
  'a chain of attributes': `a${'.b'.repeat(many)}`,
  'a chain of calls': `f${'()'.repeat(many)}`,
  'a long sum': `x = 1${' + 1'.repeat(many)}`,
  quotes: '"'.repeat(many),
  'an open text': `x = """${'a\n'.repeat(many)}`,
  'numbers without end': 'x = 2 ** 10 ** 9\ny = "a" * 10 ** 9\nz = [0] * 10 ** 9\nfor i in range(10 ** 12): pass',
  'a loop without end': 's = "a"\nwhile True:\n    s += s',
  'loops in loops': 'for a in range(999):\n    for b in range(999):\n        for c in range(999):\n            pass',
  'functions that call themselves': 'def f(n):\n    return f(n) + f(n)\nf(1)\n(lambda g: g(g))(lambda g: g(g))',
  'too many layers': 'import keras\nm = keras.Sequential()\nfor i in range(999):\n    for j in range(999):\n        m.add(keras.layers.Dense(1))',
  'a list that grows in its own loop': 'a = [1]\nfor x in a:\n    a.append(x)\na += a\nb = {}\nb["b"] = b\na[0] = a\nprint(f"{a}", a == a)',
  'signs that no keyboard has': '\u0000\u0001\ud800 = 3\n\u2028x = 1\ufeff',
  'a model of itself': 'import keras\nm = keras.Sequential()\nm.add(m)\nn = keras.Sequential([m])\nm.add(n)\nm.compile()',
  'names of objects':
    'constructor.prototype\n__proto__ = 1\nx = {"__proto__": 1}\nkeras.layers.constructor()\nimport keras\nkeras.layers.toString(1)\nkeras.constructor\n"".constructor()\nhasOwnProperty(1)',
}))
  test(`the reading ends: ${name}`, () => void assertReads(code));
