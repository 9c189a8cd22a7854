// The README's tables of components, written between <!-- generated:layers --> and <!-- /generated -->.
import prettier from 'prettier';
import { camelCase } from './catalog.mjs';

export async function fillMarkers(text, kinds) {
  const tables = new Map();
  for (const kind of kinds) tables.set(kind.plural, await prettier.format(table(kind), { parser: 'markdown' }));
  const marker = /(<!-- generated:(\w+) -->)[\s\S]*?(<!-- \/generated -->)/g;
  return text.replace(marker, (_, start, plural, end) => {
    if (!tables.has(plural)) throw new Error(`the README asks for a table of ${plural}, which the catalog does not have`);
    return `${start}\n\n${tables.get(plural)}\n${end}`;
  });
}

function table({ components, hasClasses }) {
  const rows = components.map((component) => `| ${nameOf(component, hasClasses)} | ${component.help.replaceAll('|', '\\|')} |`);
  return ['| | |', '|---|---|', ...rows].join('\n');
}

/** As it is written in a program: `Dense(units, { activation, ... })`, or the names of an activation. */
function nameOf({ class_name, identifier, aliases = [], options }, hasClasses) {
  if (!hasClasses) return [identifier, ...aliases].map((name) => `\`'${name}'\``).join(' ');
  const names = (required) => options.filter((option) => !!option.required === required).map(({ name }) => camelCase(name));
  const own = names(false).filter((name) => name !== 'name' && name !== 'trainable');
  const tail = own.length ? [`{ ${own.join(', ')} }`] : [];
  return `\`${class_name}(${[...names(true), ...tail].join(', ')})\``;
}
