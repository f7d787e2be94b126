import sharp from 'sharp';
import { Unsupported } from '../unsupported.ts';
import type { TileLayout } from '../tile-layout.ts';
import { readJpegFrame, spliceJpeg } from './jpeg-markers.ts';

/** JPEG in TIFF (Technical Note 2), 8 bits, 1 to 4 components; pixel by pixel. Throws plain Errors. */
export async function decodeJpeg(packed: Uint8Array, layout: TileLayout): Promise<Uint8Array> {
  const { height, samples, width } = layout;
  const frame = readJpegFrame(packed);
  if (frame.precision !== 8) throw new Unsupported(`JPEG of ${frame.precision} bits per sample`);
  if (frame.width !== width || frame.height < height || frame.components !== samples || frame.height > height * 16 + 16)
    throw new Error(
      `a JPEG tile of ${frame.width} × ${frame.height} × ${frame.components}, expected ${width} × ${height} × ${samples}`,
    );
  // Every block of 8 × 8 takes a bit at least, of one component at least (T.81 §F.1.2).
  if (frame.width * frame.height > (packed.length + 64) * 512)
    throw new Error(`a JPEG tile of ${packed.length} bytes cannot hold ${frame.width} × ${frame.height} pixels`);
  const jpeg = spliceJpeg(packed, layout.jpegTables, samples === 3 ? { ycbcr: layout.ycbcr } : null);
  // Tiles are decoded beside each other, not in threads of their own; nobody decodes one twice.
  sharp.concurrency(1);
  sharp.cache(false);
  const space = samples === 1 ? 'b-w' : samples === 4 ? 'cmyk' : 'srgb';
  const { data, info } = await sharp(jpeg, { limitInputPixels: frame.width * frame.height, sequentialRead: true })
    .pipelineColourspace(space)
    .toColourspace(space)
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== width || info.height < height || info.channels !== samples)
    throw new Error(`a JPEG tile that decodes to ${info.width} × ${info.height} × ${info.channels}`);
  const pixels = new Uint8Array(data.buffer, data.byteOffset, width * height * samples);
  // libvips takes four components for Adobe's inverted CMYK and turns them round, marker or not.
  return samples === 4 ? pixels.map((value) => 255 - value) : pixels;
}
