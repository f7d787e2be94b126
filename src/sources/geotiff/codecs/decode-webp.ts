import sharp from 'sharp';
import type { TileLayout } from '../tile-layout.ts';

/** WebP, 3 or 4 samples, pixel by pixel; a tile without opacity is opaque. Throws plain Errors. */
export async function decodeWebp(packed: Uint8Array, { height, samples, width }: TileLayout): Promise<Uint8Array> {
  if (
    Buffer.from(packed.subarray(0, 12))
      .toString('latin1')
      .replace(/^RIFF....WEBP$/s, '') !== ''
  )
    throw new Error('a WebP tile that does not begin with RIFF … WEBP');
  const input = sharp(packed, { limitInputPixels: width * height, ignoreIcc: true });
  const { data, info } = await (samples === 4 ? input.ensureAlpha() : input.removeAlpha())
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== width || info.height !== height || info.channels !== samples)
    throw new Error(
      `a WebP tile of ${info.width} × ${info.height} × ${info.channels}, expected ${width} × ${height} × ${samples}`,
    );
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}
