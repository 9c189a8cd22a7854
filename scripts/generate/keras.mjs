// docs/keras.md: every public name of Keras, with what it is here or why it is not.
import prettier from 'prettier';
import { kindsOf } from './catalog.mjs';
import { optionReasons, reasons, standIns } from './keras-reasons.mjs';

/** The list of Keras's names: [{ module, names, form, options }], where names are one thing's, the usual one first. */
export function namesOf(text) {
  let module = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) module = line.slice(3);
    const [, names, form, signature = ''] = line.match(/^([\w/]+) \[(\w+)\](?: \((.*)\))?$/) ?? [];
    return names
      ? [{ module, names: usualFirst(names.split('/'), form), form, options: optionsOf(signature) }]
      : [];
  });
}

/** Keras writes a class first, or the longer one of two classes' names, as in MaxPool2D/MaxPooling2D. */
function usualFirst(names, form) {
  const isClass = (name) => /^[A-Z]/.test(name);
  return form === 'class' ? [...names].sort((a, b) => isClass(b) - isClass(a)) : names;
}

/** Options' names in a Python signature; defaults may hold brackets and commas. */
function optionsOf(signature) {
  const flat = signature.replace(/\((?:[^()]|\([^()]*\))*\)/g, '');
  return flat
    .split(/,\s*/)
    .filter((part) => part && !part.startsWith('*'))
    .map((part) => part.split('=')[0].trim());
}

/** What every component has besides its own options, or does without: everything is float32. Arguments of functions are no options. */
const common = ['name', 'trainable', 'dtype', 'x', 'y_true', 'y_pred', 'inputs'];

/** Each of Keras's names with `here`, `left` (options that are not taken) or `why` it is missing; neither is an unexplained gap. */
export function answers(names, catalog, exported) {
  const kinds = kindsOf(catalog);
  return names.map((entry) => {
    const here = componentOf(entry, kinds) ?? standInOf(entry) ?? exportOf(entry, exported);
    return { ...entry, ...(here ?? { why: reasonOf(entry) }) };
  });
}

/** A component of the catalog: a class, an activation, or Keras's function of a loss, a metric or a merging layer. */
function componentOf({ module, names, form, options }, kinds) {
  const kind = kinds.find(({ plural }) => plural === module.split('/').at(-1));
  if (!kind) return undefined;
  const matches = ({ class_name, identifier, aliases = [] }) =>
    names.some((name) =>
      kind.hasClasses && form === 'class' ? name === class_name : [identifier, ...aliases].includes(name),
    );
  const found = kind.components.find(matches);
  if (!found) return undefined;
  const { class_name, identifier, aliases = [] } = found;
  const left = options.filter(
    (option) => !common.includes(option) && !found.options.some(({ name }) => name === option),
  );
  const texts = [identifier, ...aliases].map((name) => `\`'${name}'\``).join(' ');
  if (kind.name === 'layer')
    return {
      here: form === 'class' ? `\`new ${class_name}\`` : `\`new ${class_name}().apply([a, b])\``,
      left,
    };
  if (form === 'fn') return { here: texts, left: kind.hasClasses ? [] : left };
  const spelled = ['loss', 'metric'].includes(kind.name) ? `${kind.plural}.${class_name}` : class_name;
  return {
    here: `\`new ${spelled}\`${['callback', 'schedule'].includes(kind.name) ? '' : `, ${texts}`}`,
    left,
  };
}

/** An export of the package, or a member of one: Keras's get_layer is getLayer here. */
function exportOf({ module, names, form, options }, exported) {
  const owner = module.split('/')[1];
  const isMember = form === 'method' || form === 'property';
  const plain = (name) => name.replaceAll('_', '').toLowerCase();
  const same = (one, name) =>
    form === 'class' ? one === name : one[0] === name[0] && plain(one) === plain(name);
  const find = (map) => [...map].find(([name]) => names.some((one) => same(one, name)));
  const [name, found] =
    (isMember
      ? find(exported.get(owner)?.members ?? new Map())
      : form === 'fn' && isKindModule(module)
        ? undefined
        : find(exported)) ?? [];
  if (!name) return undefined;
  const taken = new Set([...(found.arguments ?? found)].map(plain));
  const left =
    form === 'property' || form === 'class'
      ? []
      : options.filter((option) => !taken.has(plain(option)) && option !== 'dtype');
  const written = form === 'class' || form === 'property' ? name : `${name}()`;
  return { here: `\`${isMember ? `${owner[0].toLowerCase()}${owner.slice(1)}.` : ''}${written}\``, left };
}

/** Keras's modules of components also hold functions of values, whose names mean something else elsewhere. */
const isKindModule = (module) =>
  /^(activations|losses|metrics|initializers|regularizers|constraints|optimizers)/.test(module);

const standInOf = ({ module, names }) => {
  const text = names.map((name) => standIns[`${module}.${name}`] ?? standIns[`*.${name}`]).find(Boolean);
  return text && { here: text, left: [] };
};

/** A reason names its names, or with `module.*` all of a module that nothing else speaks of. */
function reasonOf({ module, names }) {
  const speaks = (wanted) =>
    reasons.find(({ of }) => wanted.some((name) => (of[module] ?? '').split(' ').includes(name)))?.why;
  return speaks(names) ?? speaks(['*']);
}

/** Reasons for names that are here by now, or that Keras doesn't have, as `module.name`: to be taken out of the table. */
export function idleReasons(all) {
  const missing = all.filter(({ here }) => !here);
  const isMissing = (module, name) =>
    missing.some((entry) => entry.module === module && (name === '*' || entry.names.includes(name)));
  const spoken = reasons
    .flatMap(({ of }) => Object.entries(of))
    .flatMap(([module, names]) => names.split(' ').map((name) => [module, name]));
  return spoken.filter(([module, name]) => !isMissing(module, name)).map((name) => name.join('.'));
}

const titles = {
  models: 'Models',
  layers: 'Layers',
  'optimizers/schedules': 'Learning rate schedules',
  keras: 'Other modules and classes',
};

export async function kerasFile(all) {
  const modules = [...new Set(all.map(({ module }) => module))];
  const sections = modules.map((module) =>
    section(
      module,
      all.filter((entry) => entry.module === module),
    ),
  );
  const text = `# Keras 3.16, name by name

What each public name of Keras is in this package, which of its options are not taken, and why a name is missing. Names and options are Keras's in camelCase
(\`kernel_initializer\` is \`kernelInitializer\`). Wherever a component is an option, its name does, as \`'relu'\`; with options of its own,
\`{ class_name: 'leaky_relu', config: { negative_slope: 0.1 } }\`. An option that is not taken is refused in words; Keras's JSON may say it with its default. Everything is computed in float32, so no other \`dtype\` is taken.

${sections.join('\n')}
## Options not taken

${options(all)}
`;
  return `<!-- Written by scripts/generate.mjs from the core's catalog, the package's exports and scripts/generate/keras-names.txt; not to be edited by hand. -->\n\n${await prettier.format(text, { parser: 'markdown', printWidth: 160 })}`;
}

/** A name that nobody has accounted for: a test looks for these words. */
const unexplained = 'Unexplained gap';

function section(module, entries) {
  const here = entries.filter((entry) => entry.here);
  const rows = here.map(({ names, here, left }) => `| ${quoted(names)} | ${here} | ${quoted(left)} |`);
  const table = here.length ? ['| Keras | Here | Not taken |', '|---|---|---|', ...rows].join('\n') : '';
  const missing = new Map();
  for (const { here, why = unexplained, names } of entries)
    if (!here) missing.set(why, [...(missing.get(why) ?? []), ...names]);
  const list = [...missing].map(([why, names]) => `- ${why.replace(/\.$/, '')}: ${quoted(names)}`).join('\n');
  return `## ${titles[module] ?? title(module)}\n\n${[table, list && `Not here:\n\n${list}`].filter(Boolean).join('\n\n')}\n`;
}

/** Reasons for the options that anything above does without. */
function options(all) {
  const left = new Set(all.flatMap((entry) => entry.left ?? []));
  const lines = optionReasons.map(({ why, options }) => [
    why,
    options.split(' ').filter((option) => left.has(option)),
  ]);
  const known = optionReasons.flatMap(({ options }) => options.split(' '));
  lines.push([unexplained, [...left].filter((option) => !known.includes(option))]);
  return lines
    .filter(([, options]) => options.length)
    .map(([why, options]) => `- ${why}: ${quoted(options)}`)
    .join('\n');
}

const title = (module) =>
  module.includes('/') ? module.split('/')[1] : module[0].toUpperCase() + module.slice(1);
const quoted = (names) => names.map((name) => `\`${name}\``).join(', ');
