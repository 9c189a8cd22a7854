// Fetches every sample while the page loads, so that nothing is asked of the network afterwards; a whole set of images only when it is asked for.
import { fileOf, samples, type FileSample } from './samples.ts';

const fetched = new Map<string, Promise<Blob>>();
type Hear = (loaded: number) => void;

/** Starts all downloads, the first sample ahead of the others. */
export async function prefetch(): Promise<void> {
  const [first, ...others] = samples.filter((sample) => sample.kind !== 'words').map((sample) => fileOf(sample));
  await get(first).catch(() => undefined);
  await Promise.allSettled(others.map((file) => get(file)));
}

/** What failed is asked for anew the next time. */
function get(file: string, hear?: Hear): Promise<Blob> {
  let blob = fetched.get(file);
  if (!blob) {
    blob = download(file, hear);
    blob.catch(() => fetched.delete(file));
    fetched.set(file, blob);
  }
  return blob;
}

async function download(file: string, hear?: Hear): Promise<Blob> {
  const url = new URL(file, document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the sample could not be fetched from ${url.pathname} (${response.status})`);
  if (!hear || !response.body) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    parts.push(value);
    hear((loaded += value.length));
  }
}

/** The sample's file, unpacked. Some hosts unpack .gz files on the way, so the first two bytes decide. */
export async function sampleFile(sample: FileSample, whole = false, hear?: Hear): Promise<Blob> {
  const blob = await get(fileOf(sample, whole), hear);
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return blob;
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
