// A picture file's pixels by the browser's own decoder, in a worker as well as on the page.
import type { ImagePixels } from 'vitrine/data';

export async function decodePicture(bytes: Uint8Array): Promise<ImagePixels> {
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>])).catch(() => {
    throw new Error('this browser cannot read it as a picture');
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = '#fff'; // what can be seen through lies on paper
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return plain(context.getImageData(0, 0, width, height));
}

/** Without opacity, and without colours if there are none. */
function plain({ width, height, data }: ImageData): ImagePixels {
  let grey = true;
  for (let i = 0; i < data.length && grey; i += 4) grey = data[i] === data[i + 1] && data[i] === data[i + 2];
  const channels = grey ? 1 : 3;
  const bytes = new Uint8Array(width * height * channels);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < channels; c++) bytes[i * channels + c] = data[4 * i + c];
  return { width, height, channels, data: bytes };
}
