import { type TiffImage, TiffTag } from '@cogeotiff/core';
import { decideSampleType } from './sample-type.ts';
import { fetchNumber, fetchNumbers } from './tag-values.ts';
import type { Packing, TileLayout } from './tile-layout.ts';
import { Unsupported } from './unsupported.ts';

/** What the image has said of its tiles so far. */
interface TileShape {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly alpha: boolean;
  readonly photometric: number;
}

/** Reads how tiles are packed. Throws Unsupported, or a plain Error for tags that cannot be. */
export async function readTileLayout(image: TiffImage, shape: TileShape): Promise<TileLayout> {
  const { alpha, height, photometric, samples, width } = shape;
  const type = decideSampleType(
    (await fetchNumbers(image, TiffTag.BitsPerSample)) ?? [1],
    (await fetchNumbers(image, TiffTag.SampleFormat)) ?? [1],
  );
  const packing = await readPacking(image);
  if (packing === 'jpeg' || packing === 'webp') checkPicture(packing, samples, type);
  else if (photometric === 6) throw new Unsupported('YCbCr that is not packed as JPEG');
  if (((await fetchNumber(image, TiffTag.FillOrder)) ?? 1) !== 1)
    throw new Unsupported('bytes with their lowest bit first (FillOrder 2)');
  const tables = packing === 'jpeg' ? await fetchNumbers(image, TiffTag.JpegTables) : null;
  return {
    width,
    height,
    samples,
    alpha,
    packing,
    ...type,
    predictor: await readPredictor(image, packing, type),
    littleEndian: image.tiff.isLittleEndian,
    ycbcr: photometric === 6 && samples === 3,
    jpegTables: tables && Uint8Array.from(tables),
  };
}

/** Compression: TIFF 6.0 and its supplements; 32946 is Deflate by its old number, the rest as libtiff numbers them. */
const packings = new Map<number, Packing>([
  [1, 'none'],
  [5, 'lzw'],
  [7, 'jpeg'],
  [8, 'deflate'],
  [32773, 'packbits'],
  [32946, 'deflate'],
  [34887, 'lerc'],
  [50000, 'zstd'],
  [50001, 'webp'],
]);
const unread = new Map([
  [2, 'CCITT RLE'],
  [3, 'CCITT fax 3'],
  [4, 'CCITT fax 4'],
  [6, 'JPEG of TIFF 6.0 (old style)'],
  [34712, 'JPEG 2000'],
  [34925, 'LZMA'],
  [50002, 'JPEG XL'],
  [52546, 'JPEG XL'],
]);

async function readPacking(image: TiffImage): Promise<Packing> {
  const code = (await fetchNumber(image, TiffTag.Compression)) ?? 1;
  const packing = packings.get(code);
  if (packing === undefined) throw new Unsupported(`compression ${code} (${unread.get(code) ?? 'unknown'})`);
  if (packing !== 'lerc') return packing;
  const [, second = 0] = (await fetchNumbers(image, TiffTag.LercParameters)) ?? [];
  const further = (['lerc', 'lerc-deflate', 'lerc-zstd'] as const)[second];
  if (further === undefined) throw new Unsupported(`LERC with a further compression of kind ${second}`);
  return further;
}

/** The tag means something to LZW, Deflate and Zstd only; others carry it without using it. */
async function readPredictor(
  image: TiffImage,
  packing: Packing,
  { bits, dtype }: Pick<TileLayout, 'bits' | 'dtype'>,
): Promise<1 | 2 | 3> {
  if (packing !== 'lzw' && packing !== 'deflate' && packing !== 'zstd') return 1;
  const predictor = (await fetchNumber(image, TiffTag.Predictor)) ?? 1;
  if (predictor === 1) return 1;
  if (predictor === 2 && bits >= 8) return 2;
  if (predictor === 3 && dtype.startsWith('float')) return 3;
  throw new Unsupported(`predictor ${predictor} on ${bits} bits of ${dtype}`);
}

function checkPicture(
  packing: 'jpeg' | 'webp',
  samples: number,
  { bits, dtype }: Pick<TileLayout, 'bits' | 'dtype'>,
): void {
  const counts = packing === 'jpeg' ? [1, 2, 3, 4] : [3, 4];
  if (bits !== 8 || dtype !== 'uint8' || !counts.includes(samples))
    throw new Unsupported(`${packing} with ${samples} × ${bits} bits of ${dtype}`);
}
