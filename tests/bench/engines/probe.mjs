// The probe of a build: the machine's peak of 4-wide multiply-adds, and Vitrine's matrix product alone.
const modules = {
  relaxed: () => import('../../../build/wasm-relaxed/probe.relaxed.mjs'),
  simd: () => import('../../../build/wasm-simd/probe.simd.mjs'),
};

export async function openProbe(build) {
  const probe = await (await modules[build]()).default();
  probe._probe_peak(); // in baseline code: V8 does not replace a function while it runs
  return {
    /** Floating-point operations per second. */
    peak: () => probe._probe_peak(),

    /** Products of that size; the probe tells a speed, which is turned back into a number of products. */
    product(size) {
      const step = (seconds) => {
        const start = performance.now();
        const speed = probe._probe_matmul(size, size, size, 0, seconds);
        return (speed * (performance.now() - start)) / 1000 / (2 * size ** 3);
      };
      return { step };
    },
  };
}
