// How a saved pipeline is used in Node.
export const pipelineCode = (file: string): string => `import { readFileSync } from 'node:fs';
import { load, Pipeline } from 'vitrine';

await load({ reproducible: true });
const pipeline = await Pipeline.load(readFileSync('${file}'));
const { answers } = await pipeline.predict(rows); // [{ column: value, ... }], a CSV text or a table
`;
