import { type Tiff, TiffTag } from '@cogeotiff/core';
import type { ByteSource } from './byte-source.ts';
import { type ImageLayout, readImageLayout } from './image-layout.ts';
import { fetchNumber } from './tag-values.ts';
import { TileReader, type TileShop } from './tile-reader.ts';

/** One picture of the image, full or smaller, and its mask. */
export interface Level {
  readonly pixels: TileReader;
  readonly mask: TileReader | null;
}

/**
 * The full image and its overviews, each with the mask of its size. An overview of another type or number of bands
 * is left out, as GDAL does. Throws Unsupported or a plain Error.
 */
export async function readLevels(tiff: Tiff, bytes: ByteSource, shop: TileShop): Promise<Level[]> {
  const [first, ...further] = tiff.images;
  if (!first) throw new Error('it holds no image');
  const full = await readImageLayout(first, bytes);
  const overviews: ImageLayout[] = [];
  const masks: ImageLayout[] = [];
  for (const image of further) {
    const kind = (await fetchNumber(image, TiffTag.SubFileType)) ?? 0;
    if ((kind & 4) === 4) masks.push(await readImageLayout(image, bytes));
    else if ((kind & 1) === 1) overviews.push(await readImageLayout(image, bytes));
  }
  const alike = overviews.filter(
    (one) =>
      one.bands === full.bands &&
      one.tile.dtype === full.tile.dtype &&
      one.width <= full.width &&
      one.height <= full.height,
  );
  return [full, ...alike].map((layout) => {
    const mask = masks.find((one) => one.width === layout.width && one.height === layout.height);
    return {
      pixels: new TileReader(layout, bytes, shop),
      mask: mask ? new TileReader(mask, bytes, shop) : null,
    };
  });
}
