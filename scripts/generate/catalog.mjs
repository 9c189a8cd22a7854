// Reads the catalog into kinds of components, and options into TypeScript's names, types and documentation.

/** A kind of component: `layer`, its plural `layers` (the catalog's key), Keras's module, and its components. */
export function kindsOf(catalog) {
  return Object.keys(catalog)
    .filter((key) => Array.isArray(catalog[key]))
    .map((plural) => {
      const name = plural === 'losses' ? 'loss' : plural.replace(/s$/, '');
      // Activations are functions in Keras: they have names, not classes.
      const module = name === 'schedule' ? 'keras.optimizers.schedules' : `keras.${plural}`;
      return { name, plural, module, components: catalog[plural], hasClasses: name !== 'activation' };
    });
}

export const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
export const pascalCase = (name) => name[0].toUpperCase() + camelCase(name.slice(1));

/** One number for all, or a list that is nested as the form says: [2] is one of two, [2, 2] one of two pairs. */
const tupleType = ([, ...inner]) => (inner.length ? `number | (${tupleType(inner)})[]` : 'number | number[]');

/** A list of numbers, or lists in lists up to a depth; a number alone if one stands for a list. */
const numbersType = (one, rank) =>
  `${one ? 'number | ' : ''}${rank > 1 ? `(${numbersType(true, rank - 1)})[]` : 'number[]'}`;

const plainTypes = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  string: 'string',
  shape: '(number | null)[]',
  axes: 'number | number[]',
  texts: 'string[]',
};

/** An option's type in TypeScript; a type that isn't known here stops the generator, so that nothing becomes `any` unseen. */
export function typeOf(option, kinds) {
  const { type, choices, nullable, name, form, alone, one, rank = 1 } = option;
  const kind = kinds.find((kind) => kind.name === type);
  const plain =
    type === 'choice'
      ? choices.map((choice) => `'${choice}'`).join(' | ')
      : type === 'tuple'
        ? tupleType(form)
        : type === 'numbers'
          ? numbersType(one, rank)
          : alone
            ? `number | ${plainTypes[type]}`
            : plainTypes[type];
  if (!kind && !plain)
    throw new Error(`the generator does not know the type '${type}' of the option ${name}`);
  const other = option.or ? ` | ${pascalCase(option.or)}Like` : '';
  // Null means Keras's None: nothing, or for a component that has to be there, the default one.
  return (
    (kind ? `${pascalCase(type)}Like` : plain) +
    other +
    (nullable || (kind && !option.required) ? ' | null' : '')
  );
}

/** "A positive number." and the like; empty without bounds. */
function boundsOf({ min, max, exclusive_min, exclusive_max }) {
  const bounds = [
    min === undefined ? '' : `at least ${min}`,
    exclusive_min === undefined ? '' : `above ${exclusive_min}`,
    max === undefined ? '' : `at most ${max}`,
    exclusive_max === undefined ? '' : `below ${exclusive_max}`,
  ].filter(Boolean);
  return bounds.length ? ` ${bounds.join(' and ').replace(/^a/, 'A')}.` : '';
}

/** Help, bounds and default in one line. */
export function docOf(option) {
  const fallback =
    option.required || option.default === null ? '' : ` Default: ${JSON.stringify(option.default)}.`;
  return `${option.help}${boundsOf(option)}${fallback}`.replaceAll('"', "'");
}
