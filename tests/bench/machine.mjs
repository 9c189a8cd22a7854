// What the numbers were taken on.
import { arch, cpus, platform } from 'node:os';

export const machine = (runtime) => {
  const cores = cpus();
  return `${cores[0].model.trim()}, ${cores.length} ${cores.length === 1 ? 'core' : 'cores'}, ${platform()} ${arch()}, ${runtime}`;
};
