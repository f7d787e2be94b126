import type { Picture } from '#core';
import sharp from 'sharp';

/** The picture as PNG, without metadata; the same pixels give the same bytes. Throws RangeError for a wrong length. */
export async function encodePng({ width, height, channels, data }: Picture): Promise<Uint8Array> {
  if (data.length !== width * height * channels) {
    throw new RangeError(`expected ${width} × ${height} × ${channels} bytes, got ${data.length}`);
  }
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 6 }).toBuffer();
}
