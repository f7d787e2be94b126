import type { Picture } from '#core';
import sharp from 'sharp';
import { encodeSmallJpeg, jpegQuality } from './jpeg-encoder/encode-small-jpeg.ts';

/** The picture as PNG, without metadata; the same pixels give the same bytes. Throws RangeError for a wrong length. */
export async function encodePng({ width, height, channels, data }: Picture): Promise<Uint8Array> {
  checkLength({ width, height, channels, data });
  return sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels < 3 ? 'b-w' : 'srgb')
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** Larger ones would keep others waiting: this many take some 5 ms. */
const mostPixelsHere = 1024 * 512;

/**
 * The picture as JPEG, colours at full resolution: thin rails keep theirs. Codes as the standard suggests them: counting
 * for better ones takes as long as the rest and saves 6 % (measured). Throws RangeError for a wrong length.
 */
export async function encodeJpeg({ width, height, channels, data }: Picture): Promise<Uint8Array> {
  checkLength({ width, height, channels, data });
  const isPlain = channels === 1 || channels === 3;
  if (isPlain && width * height <= mostPixelsHere) return encodeSmallJpeg({ width, height, channels, data });
  return sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels < 3 ? 'b-w' : 'srgb')
    .jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer();
}

function checkLength({ width, height, channels, data }: Picture): void {
  if (data.length === width * height * channels) return;
  throw new RangeError(`expected ${width} × ${height} × ${channels} bytes, got ${data.length}`);
}
