// Pictures on a canvas: one channel is ink of the theme's colour, three are colours of their own.

/** Draws pictures, one after the other in `pixels`, side by side at their own size; the canvas takes the size that they need. */
export function drawPictures(canvas: HTMLCanvasElement, pixels: Uint8Array, [height, width, channels]: number[], ink: string, gap = 0): void {
  const size = height * width;
  const count = pixels.length / (size * channels);
  canvas.width = Math.max(1, count * (width + gap) - gap);
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, height);
  for (let i = 0; i < count * size; i++) {
    const [picture, row, column] = [Math.floor(i / size), Math.floor((i % size) / width), i % width];
    const at = 4 * (row * canvas.width + picture * (width + gap) + column);
    if (channels === 1) image.data[at + 3] = pixels[i];
    else image.data.set([pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2], 255], at);
  }
  context.putImageData(image, 0, 0);
  if (channels !== 1) return;
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, canvas.width, height);
}
