// The whole road of pictures or sounds in folders, one for each class, as a JavaScript module in Node.
import type { Catalog } from 'vitrine';
import { networkText } from './javascript.ts';
import { oneHot } from './keras.ts';
import { literal } from './literal.ts';
import type { ColumnPlan, Design, Images, Sounds } from './types.ts';

const decoder = [
  '/** Pixels of a picture file. */',
  'async function decode(bytes) {',
  '  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });',
  '  return { width: info.width, height: info.height, channels: info.channels, data };',
  '}',
];

/** @param column what becomes of a picture or sound */
export function mediaToJavaScript(data: Images | Sounds, column: ColumnPlan, { plan, network }: Design, catalog: Catalog): string {
  const pictures = data.kind === 'images';
  const hot = oneHot(network, data.classes);
  const { model, training, made } = networkText(network, catalog, hot);
  const readers = pictures ? ['decodeImages', 'imagesFromFiles'] : ['soundsFromFiles'];
  const names = [
    'accuracyScore',
    'CategoryColumn',
    'DummyClassifier',
    'readFiles',
    'Recipe',
    'Sequential',
    'Table',
    'trainTestSplit',
    ...readers,
    ...made,
  ].sort((a, b) => a.localeCompare(b));
  const target = literal(data.target);
  return [
    `// ${data.name}: ${data.target} from ${data.rows} ${pictures ? 'pictures' : 'sounds'}. Needs: npm install vitrine${pictures ? ' sharp' : ''}`,
    "import { readdirSync, readFileSync } from 'node:fs';",
    ...(pictures ? ["import sharp from 'sharp';"] : []),
    `import { ${names.join(', ')} } from 'vitrine';`,
    '',
    ...(pictures ? [...decoder, ''] : []),
    `const folder = ${literal(pictures ? 'pictures' : 'sounds')}; // one folder inside for each class`,
    'const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());',
    'const paths = files.map(({ parentPath, name }) => `${parentPath}/${name}`);',
    'const { media } = await readFiles(paths.map((path) => ({ path, bytes: readFileSync(path) })));',
    pictures
      ? `const { column } = await decodeImages(imagesFromFiles(media, ${literal(column.column)}), decode);`
      : `const { column } = soundsFromFiles(media, ${literal(column.column)});`,
    `const table = new Table([column, CategoryColumn.from(${target}, media.map((one) => one.class))], media.length);`,
    '',
    '// the held-out part is not looked at until the end; the validation part watches over the training',
    `const rows = trainTestSplit(table, { testSize: ${plan.testSize}, seed: ${plan.seed}, stratify: ${target} });`,
    'const rest = table.take(rows.train);',
    `const inner = trainTestSplit(rest, { testSize: 0.2, seed: ${plan.seed}, stratify: ${target} });`,
    '',
    'const recipe = new Recipe({',
    `  columns: [${literal(column)}],`,
    `  target: { column: ${target}, type: 'category', task: ${literal(data.classes.length === 2 ? 'binary' : 'multiclass')}, steps: [{ name: 'LabelEncoder' }] },`,
    '});',
    'const train = recipe.fitTransform(rest, inner.train);',
    'const [validation, test] = [recipe.transform(rest, inner.test), recipe.transform(table, rows.test)];',
    ...(hot ? ['const encode = ({ data }) => Array.from(data, (label) => recipe.classes.map((_, i) => Number(i === label)));'] : []),
    '',
    ...model,
    '',
    ...training,
    '',
    'const predicted = recipe.inverseTransformTarget(await model.predict(test.x));',
    `const actual = Array.from(test.rows, (row) => table.cell(row, ${target}));`,
    `const seen = Array.from(inner.train, (row) => rest.cell(row, ${target}));`,
    "const dummy = new DummyClassifier({ strategy: 'most_frequent' }).fit(seen).predict(actual.length);",
    "console.log('accuracy:', accuracyScore(actual, predicted.labels), 'baseline:', accuracyScore(actual, dummy));",
    '',
  ].join('\n');
}
