// Units of measure: what a cell such as "5 kg", "12 lb", "30 %" or "$1.2M" means as a number in one unit.
import { parseNumber } from '../read/numbers.js';

/** How a unit's number becomes that of its kind's base unit: value · factor + shift. */
interface Unit {
  kind: string;
  factor: number;
  shift?: number;
}

/** Factors are exact by definition (international pound, inch, gallon; SI). */
const table: Record<string, Record<string, [names: string, factor: number, shift?: number]>> = {
  mass: {
    kg: ['kg kilo kilos kilogram kilograms kgs', 1],
    g: ['g gram grams gr', 0.001],
    mg: ['mg milligram milligrams', 1e-6],
    t: ['t tonne tonnes', 1000],
    lb: ['lb lbs pound pounds', 0.45359237],
    oz: ['oz ounce ounces', 0.028349523125],
    st: ['st stone stones', 6.35029318],
  },
  length: {
    m: ['m meter meters metre metres', 1],
    km: ['km kilometer kilometers kilometre kilometres', 1000],
    cm: ['cm centimeter centimeters centimetre centimetres', 0.01],
    mm: ['mm millimeter millimeters millimetre millimetres', 0.001],
    in: ['in inch inches " ″', 0.0254],
    ft: ["ft foot feet ' ′", 0.3048],
    yd: ['yd yard yards', 0.9144],
    mi: ['mi mile miles', 1609.344],
  },
  area: {
    'm²': ['m² m2 sqm', 1],
    'km²': ['km² km2', 1e6],
    ha: ['ha hectare hectares', 1e4],
    'ft²': ['ft² ft2 sqft', 0.09290304],
    acre: ['acre acres ac', 4046.8564224],
  },
  volume: {
    l: ['l liter liters litre litres', 1],
    ml: ['ml milliliter milliliters millilitre millilitres', 0.001],
    cl: ['cl', 0.01],
    'm³': ['m³ m3', 1000],
    gal: ['gal gallon gallons', 3.785411784],
    pt: ['pt pint pints', 0.473176473],
    'fl oz': ['floz', 0.0295735295625],
  },
  time: {
    s: ['s sec secs second seconds', 1],
    ms: ['ms msec millisecond milliseconds', 0.001],
    min: ['min mins minute minutes', 60],
    h: ['h hr hrs hour hours', 3600],
    d: ['d day days', 86400],
    week: ['week weeks wk wks', 604800],
  },
  temperature: {
    '°C': ['°c c celsius', 1],
    '°F': ['°f f fahrenheit', 5 / 9, (-32 * 5) / 9],
    K: ['k kelvin', 1, -273.15],
  },
  speed: {
    'km/h': ['km/h kmh kph', 1],
    mph: ['mph', 1.609344],
    'm/s': ['m/s', 3.6],
    kn: ['kn knot knots', 1.852],
  },
  data: {
    B: ['b byte bytes', 1],
    kB: ['kb', 1e3],
    MB: ['mb', 1e6],
    GB: ['gb', 1e9],
    TB: ['tb', 1e12],
    KiB: ['kib', 2 ** 10],
    MiB: ['mib', 2 ** 20],
    GiB: ['gib', 2 ** 30],
  },
  power: { kW: ['kw', 1], W: ['w watt watts', 0.001], hp: ['hp', 0.745699871582], PS: ['ps', 0.73549875] },
  share: { '%': ['% percent pct', 1], '‰': ['‰', 0.1], fraction: ['', 100] },
  currency: {
    $: ['$ usd dollar dollars us$', 1],
    '€': ['€ eur euro euros', 1],
    '£': ['£ gbp', 1],
    '¥': ['¥ jpy yen', 1],
    '₹': ['₹ inr rs', 1],
    CHF: ['chf fr', 1],
  },
};

const units = new Map<string, Unit>();
const spellings = new Map<string, string>();
for (const [kind, members] of Object.entries(table))
  for (const [unit, [names, factor, shift]] of Object.entries(members)) {
    // One currency is never turned into another.
    units.set(unit, {
      kind: kind === 'currency' ? unit : kind,
      factor,
      ...(shift !== undefined && { shift }),
    });
    for (const name of names.split(' ').filter(Boolean)) if (!spellings.has(name)) spellings.set(name, unit);
  }

/** Units that numbers can be turned into, in the order of a menu. */
export const unitNames: readonly string[] = [...units.keys()];

const magnitudes: Record<string, number> = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mio: 1e6, mln: 1e6, million: 1e6, millions: 1e6,
  b: 1e9, bn: 1e9, billion: 1e9, billions: 1e9, t: 1e12, trillion: 1e12,
}; // prettier-ignore

export interface Measure {
  value: number;
  /** undefined: a bare number */
  unit?: string;
}

const currencySigns = new Set(['$', '€', '£', '¥', '₹']);
const numberIn = /[-+−]?(?:\d[\d.,'’\u00a0\u2009\u202f ]*|[.,]\d+)(?:[eE][-+]?\d+)?/;

/**
 * The number and unit in a text; undefined if it is no such thing. A lone k, M or B is a thousand, a million or a billion where
 * `wanted` is no unit, money, or none of theirs: 5 k is 5000, but 5 m are meters where lengths are wanted.
 */
export function parseMeasure(text: string, decimal: '.' | ',', wanted?: string): Measure | undefined {
  if (text.length > 60) return undefined;
  const found = numberIn.exec(text);
  if (!found) return undefined;
  const number = found[0].trimEnd();
  const value = parseNumber(number.replace(/[ \u00a0\u2009\u202f]+$/, ''), decimal);
  if (Number.isNaN(value)) return undefined;
  const before = text.slice(0, found.index).trim().toLowerCase();
  let behind = text
    .slice(found.index + number.length)
    .trim()
    .toLowerCase();
  let sign = 1;
  let first = before;
  if (/^[-−(]/.test(first)) [sign, first] = [-1, first.slice(1).trim()];
  if (before.startsWith('(') && behind.endsWith(')')) behind = behind.slice(0, -1).trim();
  else if (before.startsWith('(')) return undefined;
  const lead = first === '' ? undefined : spellings.get(first);
  if (first !== '' && !(lead && isMoney(lead))) return undefined;
  const rest = suffix(behind, lead ?? wanted);
  if (!rest || (lead && rest.unit && rest.unit !== lead)) return undefined;
  const unit = lead ?? rest.unit;
  return { value: sign * value * rest.factor, ...(unit !== undefined && { unit }) };
}

const isMoney = (unit: string) => currencySigns.has(unit) || unit === 'CHF';

/** What follows the number: nothing, a unit, a magnitude, or a magnitude and a unit. */
function suffix(text: string, wanted: string | undefined): { factor: number; unit?: string } | undefined {
  if (text === '') return { factor: 1 };
  const plain = text.replace(/\.$/, '').replace(/\s+/g, '');
  const unit = spellings.get(plain);
  const magnitude = Object.hasOwn(magnitudes, plain) ? magnitudes[plain] : undefined;
  const kind = wanted === undefined ? undefined : units.get(wanted)?.kind;
  const fits = unit !== undefined && kind !== undefined && units.get(unit)!.kind === kind;
  if (magnitude !== undefined && !fits) return { factor: magnitude };
  if (unit !== undefined) return { factor: 1, unit };
  const parts = /^([a-z]+?)([^a-z].*|usd|eur|gbp|chf|jpy|inr|dollars?|euros?)$/.exec(plain);
  if (!parts || !Object.hasOwn(magnitudes, parts[1]!)) return undefined;
  const money = spellings.get(parts[2]!);
  return money === undefined ? undefined : { factor: magnitudes[parts[1]!]!, unit: money };
}

/** A number in another unit of its kind; undefined if it is of another kind. A bare number is one in `to`. */
export function convert({ value, unit }: Measure, to: string | undefined): number | undefined {
  if (unit === to || unit === undefined) return value;
  const [from, into] = [units.get(unit), to === undefined ? undefined : units.get(to)];
  if (!from || !into || from.kind !== into.kind) return undefined;
  return (value * from.factor + (from.shift ?? 0) - (into.shift ?? 0)) / into.factor;
}
