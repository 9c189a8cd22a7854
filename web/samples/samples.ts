// The real data sets that come with the page: what each one is, asks, and whose it is. Files are made at build time by build/plugin.ts.
export interface Sample {
  id: string;
  name: string;
  question: string;
  target: string;
  source: string;
  licence: string;
  rows: number;
  columns: number;
}

export const samples: Sample[] = [
  {
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
