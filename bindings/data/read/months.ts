// Names of months in the languages of tables that people exchange, whole or cut to three letters.

const names = [
  'january february march april may june july august september october november december', // English
  'januar februar märz april mai juni juli august september oktober november dezember', // German
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre', // French
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', // Spanish
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', // Italian
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro', // Portuguese
  'januari februari maart april mei juni juli augustus september oktober november december', // Dutch
  'januari februari mars april maj juni juli augusti september oktober november december', // Swedish
  'januar februar marts april maj juni juli august september oktober november december', // Danish
  'januar februar mars april mai juni juli august september oktober november desember', // Norwegian
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia', // Polish
].map((line) => line.split(' '));

const numbers = new Map<string, number>([
  ['sept', 9],
  ['mrt', 3],
  ['juil', 7],
  ['janv', 1],
  ['févr', 2],
  ['avr', 4],
  ['déc', 12],
]);
for (const line of names) line.forEach((name, index) => numbers.set(name, index + 1));
// Three letters name a month unless languages differ about them, as French juin and juillet do among themselves.
const short = new Map<string, number>();
for (const line of names)
  line.forEach((name, index) => {
    const start = name.slice(0, 3);
    short.set(start, (short.get(start) ?? index + 1) === index + 1 ? index + 1 : 0);
  });
for (const [start, number] of short) if (number && !numbers.has(start)) numbers.set(start, number);

/** The number of a month (1 to 12) by its name in any case; 0 if none is called so. */
export const monthNamed = (name: string): number => numbers.get(name.toLowerCase()) ?? 0;
