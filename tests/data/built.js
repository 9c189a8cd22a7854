// The makers of the page's computed and gathered samples, for programs that start from them.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A module of web/samples/build, without its types; it may import Node's own modules only. */
export async function built(name) {
  const source = readFileSync(new URL(`../../web/samples/build/${name}.ts`, import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: 'esnext', target: 'es2022' },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}
