// The README's tables of components and its example, written between <!-- generated:... --> and <!-- /generated -->.
import prettier from 'prettier';
import { camelCase } from './catalog.mjs';

/** Fills the markers `components` (all tables), `layers` or another kind (one table) and `example` (a program that is a test). */
export async function fillMarkers(text, kinds, example) {
  const parts = new Map([['example', `\`\`\`js\n${example.trim()}\n\`\`\`\n`]]);
  for (const kind of kinds)
    parts.set(kind.plural, await prettier.format(table(kind), { parser: 'markdown' }));
  const sections = kinds.map(({ plural }) => section(plural, parts.get(plural)));
  parts.set('components', sections.join('\n'));
  return text.replace(/(<!-- generated:(\w+) -->)[\s\S]*?(<!-- \/generated -->)/g, (_, start, name, end) => {
    if (!parts.has(name))
      throw new Error(`the README asks for '${name}', which is none of ${[...parts.keys()].join(', ')}`);
    return `${start}\n\n${parts.get(name)}\n${end}`;
  });
}

/** Layers are in sight, the rest opens at a click. */
function section(plural, text) {
  const title = plural[0].toUpperCase() + plural.slice(1);
  const open = plural === 'layers' ? ' open' : '';
  return `<details${open}>\n<summary>${title}</summary>\n\n${text}\n</details>\n`;
}

function table({ components, hasClasses }) {
  const rows = components.map(
    (component) => `| ${nameOf(component, hasClasses)} | ${component.help.replaceAll('|', '\\|')} |`,
  );
  return ['| Name | What it does |', '|---|---|', ...rows].join('\n');
}

/** As it is written in a program: `Dense(units, { activation, ... })`, or the names of an activation. */
function nameOf({ class_name, identifier, aliases = [], options }, hasClasses) {
  if (!hasClasses) return [identifier, ...aliases].map((name) => `\`'${name}'\``).join(' ');
  const names = (required) =>
    options.filter((option) => !!option.required === required).map(({ name }) => camelCase(name));
  const own = names(false).filter((name) => name !== 'name' && name !== 'trainable');
  const tail = own.length ? [`{ ${own.join(', ')} }`] : [];
  return `\`${class_name}(${[...names(true), ...tail].join(', ')})\``;
}
