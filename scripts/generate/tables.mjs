// The tables that the package works by at run time, the types of names, and the front door's exports.
import { camelCase, pascalCase } from './catalog.mjs';

/** All that checks and JSON need of each component; help stays in the engine's catalog. */
export function tablesFile(kinds) {
  const text = kinds.map(({ name, module, components }) => {
    const rows = components.map(({ class_name, identifier, aliases, states, options }) => ({
      class_name,
      identifier,
      ...(aliases?.length ? { aliases } : {}),
      ...(states ? { states } : {}),
      options: options.map(({ help, ...option }) => option),
    }));
    return `${name}: { module: '${module}', components: ${JSON.stringify(rows)} }`;
  });
  return `
import type { KindSpec } from '../spec.js';

export const tables = { ${text.join(',\n')} } satisfies Record<string, KindSpec>;
`;
}

/** For each kind: its names in both spellings, and all that can stand for a component of the kind. */
export function typesFile(kinds) {
  const text = kinds.map(({ name, components, hasClasses }) => {
    const type = pascalCase(name);
    const names = components.flatMap(({ identifier, aliases = [] }) => [identifier, ...aliases]);
    // Losses and metrics are known by their classes' names too: metrics=['AUC'].
    const classes =
      name === 'loss' || name === 'metric' ? components.map(({ class_name }) => class_name) : [];
    const unique = [...new Set([...names, ...names.map(camelCase), ...classes])];
    if (name === 'callback') return '';
    // Layers and schedules have options that matter: nobody means one by its bare name.
    if (name === 'layer' || name === 'schedule')
      return `
/** ${name === 'layer' ? 'A layer inside another' : 'A schedule of the learning rate'}: an object of a class, or Keras's JSON. */
export type ${type}Like = Component<'${name}'> | ComponentConfig;
`;
    const like = [`${type}Name`, ...(hasClasses ? [`Component<'${name}'>`] : []), 'ComponentConfig'];
    return `
/** Keras's names for ${kindWords(name)}, and their camelCase spellings. */
export type ${type}Name = ${unique.map((word) => `'${word}'`).join(' | ')};
/** ${type}: a name${hasClasses ? ', an object of a class' : ''}, or Keras's JSON. */
export type ${type}Like = ${like.join(' | ')};
`;
  });
  return `
import type { Component } from '../component.js';
import type { ComponentConfig } from '../spec.js';
${text.join('\n')}`;
}

const kindWords = (name) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

/** Losses and metrics share names (MeanSquaredError), so they are reached as \`losses.X\` and \`metrics.X\` alone, as in Keras. */
export function indexFile(kinds) {
  const taken = new Set();
  const lines = kinds
    .filter(({ hasClasses }) => hasClasses)
    .flatMap(({ name, plural, components }) => {
      const file = name === 'layer' ? '../layers.js' : `./${plural}.js`; // where some layers learn to adapt
      const module = `export * as ${plural} from '${file}';`;
      if (name === 'loss' || name === 'metric') return [module];
      const free = components.map(({ class_name }) => class_name).filter((word) => !taken.has(word));
      for (const word of free) taken.add(word);
      const types = free
        .filter((word) => hasOptions(components, word, name))
        .map((word) => `type ${word}Options`);
      return [module, `export { ${[...free, ...types].join(', ')} } from '${file}';`];
    });
  return `
${lines.join('\n')}
export type * from './types.js';
`;
}

function hasOptions(components, className, kind) {
  const { options } = components.find(({ class_name }) => class_name === className);
  return kind === 'layer' || options.some(({ required }) => !required);
}
