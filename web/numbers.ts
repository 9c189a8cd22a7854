// Numbers as people read them.
const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const brief = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(1);
  return size >= 1e4 ? whole.format(value) : plain.format(value);
};
export const short = (value: number): string => compact.format(value);
export const count = (value: number): string => whole.format(value);
export const share = (part: number, all: number): string => `${Math.round((100 * part) / Math.max(1, all))}%`;
/** With one decimal, but for all and nothing. */
export const percent = (value: number): string => `${(100 * value).toFixed(value === 0 || value === 1 ? 0 : 1)}%`;
/** Losses and metrics: four decimals, however small or large. */
export const measure = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? brief(value) : value.toFixed(Math.abs(value) >= 10 ? 2 : 4);
};
/** A score around 0 to 1, without a minus before zeros. */
export const score = (value: number): string =>
  value
    .toFixed(3)
    .replace(/^-(0\.000)$/, '$1')
    .replace('-', '−');
