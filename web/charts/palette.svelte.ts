// The theme's colours as a canvas needs them: resolved, and read again when the light changes.
const names = ['ink', 'ink-2', 'ink-3', 'line', 'line-strong', 'case', 'inset', 'accent', 'positive', 'negative'] as const;
export type Palette = Record<(typeof names)[number], string> & { sans: string };

function resolve(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, style.color];
  });
  const sans = style.fontFamily;
  probe.remove();
  return { ...Object.fromEntries(colours), sans } as Palette;
}

/** Call while a component starts; `palette.now` then follows the theme. */
export function usePalette(): { readonly now: Palette } {
  let now = $state.raw(resolve());
  $effect(() => {
    const read = () => (now = resolve());
    const watch = new MutationObserver(read);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    return () => {
      watch.disconnect();
      system.removeEventListener('change', read);
    };
  });
  return {
    get now() {
      return now;
    },
  };
}
