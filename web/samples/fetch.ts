// Fetches every sample while the page loads, so that nothing is asked of the network afterwards.
import { samples } from './samples.ts';

const fetched = new Map<string, Promise<Blob>>();

/** Starts all downloads, the first sample ahead of the others. */
export async function prefetch(): Promise<void> {
  const [first, ...others] = samples.map(({ id }) => id);
  await get(first).catch(() => undefined);
  await Promise.allSettled(others.map(get));
}

function get(id: string): Promise<Blob> {
  let blob = fetched.get(id);
  if (!blob) fetched.set(id, (blob = download(id)));
  return blob;
}

async function download(id: string): Promise<Blob> {
  const url = new URL(`samples/${id}.csv.gz`, document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the sample could not be fetched from ${url.pathname} (${response.status})`);
  return response.blob();
}

/** The sample's CSV file. Some hosts unpack .gz files on the way, so the first two bytes decide. */
export async function sampleFile(id: string): Promise<Blob> {
  const blob = await get(id);
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return blob;
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
