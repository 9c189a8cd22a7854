// The classes of one kind of component: constructors with Keras's required arguments and one object of options.
import { camelCase, docOf, typeOf } from './catalog.mjs';

export function classFile(kind, kinds) {
  const body = kind.components.map((component) => classText(component, kind, kinds)).join('\n');
  const used = kinds
    .map(({ name }) => `${name[0].toUpperCase()}${name.slice(1)}Like`)
    .filter((type) => new RegExp(`\\b${type}\\b`).test(body));
  const base =
    kind.name === 'layer'
      ? `import { Layer, type FirstLayerOptions } from '../layer.js';`
      : `import { Component } from '../component.js';`;
  const types = used.length ? `import type { ${used.join(', ')} } from './types.js';` : '';
  return `${base}\n${types}\n\n${body}`;
}

function classText({ class_name, help, options }, kind, kinds) {
  const required = options.filter((option) => option.required);
  const optional = options.filter((option) => !option.required);
  const layer = kind.name === 'layer';
  const hasOptions = optional.length > 0 || layer;
  const base = layer ? 'Layer' : `Component<'${kind.name}'>`;
  const start = layer ? `'${class_name}'` : `'${kind.name}', '${class_name}'`;
  return `
${hasOptions ? interfaceText(class_name, optional, layer, kinds) : ''}
/** ${help} */
export class ${class_name} extends ${base} {
  ${signatures(class_name, required, optional, hasOptions, kinds)}
  constructor(...args: unknown[]) {
    super(${start}, args);
  }
}
`;
}

function interfaceText(class_name, optional, layer, kinds) {
  const members = optional.map(
    (option) => `/** ${docOf(option)} */\n${camelCase(option.name)}?: ${typeOf(option, kinds)};`,
  );
  return `
/** Options of {@link ${class_name}}. */
export interface ${class_name}Options ${layer ? 'extends FirstLayerOptions ' : ''}{
  ${members.join('\n')}
}
`;
}

/** Required options come first, in Keras's order. Where none is required, the first number, list or text may be given alone. */
function signatures(class_name, required, optional, hasOptions, kinds) {
  const parameter = (option) => `${camelCase(option.name)}: ${typeOf(option, kinds)}`;
  const doc = (option) => ` * @param ${camelCase(option.name)} ${docOf(option)}`;
  const tail = hasOptions ? `options?: ${class_name}Options` : '';
  const signature = (options) =>
    `constructor(${[...options.map(parameter), tail].filter(Boolean).join(', ')});`;
  if (required.length) return `/**\n${required.map(doc).join('\n')}\n */\n${signature(required)}`;
  const first = optional[0];
  const alone =
    first &&
    ['integer', 'number', 'string', 'choice', 'tuple', 'numbers'].includes(first.type) &&
    first.name !== 'name';
  return alone ? `${signature([])}\n/**\n${doc(first)}\n */\n${signature([first])}` : signature([]);
}
