// Parts of the page that are not needed at first sight. They are fetched while nothing else is to do, so that the network is asked for nothing later.
export const parts = [
  () => import('./session/result.ts'),
  () => import('./session/code.ts'),
  () => import('./views/network/editor.ts'),
  () => import('./charts/Curve.svelte'),
  () => import('./charts/OverTime.svelte'),
  () => import('./views/data/reading/HowRead.svelte'),
  () => import('./views/data/profile/ProfilePanel.svelte'),
  () => import('./views/data/pairs/PairsPanel.svelte'),
  () => import('./kinds/images/parts.ts'),
  () => import('./kinds/images/Code.svelte'),
  () => import('./kinds/sounds/parts.ts'),
  () => import('./kinds/sounds/Code.svelte'),
  () => import('./views/sounds/Recorder.svelte'),
  () => import('./session/artefact.ts'),
  () => import('./views/clean/CleanPanel.svelte'),
  () => import('./session/tablecode.ts'),
];

const idle = (work: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 200));

/** One part after the other, each when the page rests. What fails now is asked for again when it is needed. */
export async function fetchAhead(more: () => Promise<unknown>): Promise<void> {
  for (const part of [...parts, more]) {
    await new Promise<void>((resolve) => idle(resolve));
    await part().catch(() => undefined);
  }
}
