// The writers of a table's scripts: one file to be fetched behind what is seen first.
export { toJavaScript } from './javascript.ts';
export { toPython } from './python.ts';
export { seriesToJavaScript, seriesToPython } from './seriescode.ts';
export { wordsToPython } from './wordspython.ts';
