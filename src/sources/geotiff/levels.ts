import { type Tiff, TiffTag } from '@cogeotiff/core';
import type { CancelSignal } from '#core';
import type { ByteSource } from './byte-source.ts';
import { type ImageLayout, readImageLayout } from './image-layout.ts';
import { type OpenBeside, type StoredPicture, openSidecars } from './sidecars.ts';
import { fetchNumber } from './tag-values.ts';
import { TileReader, type TileShop } from './tile-reader.ts';

/** One picture of the image, full or smaller, and its mask. */
export interface Level {
  readonly pixels: TileReader;
  readonly mask: TileReader | null;
  /** Whether the mask has a band for each of the image's. */
  readonly maskPerBand: boolean;
}

/** All pictures of an image, and the files beside it that some of them are in. */
export interface Levels {
  readonly levels: readonly Level[];
  readonly files: readonly ByteSource[];
}

/** Where the tiles of an image are read: the file, what lies beside it, and what all images share. */
export interface LevelPlaces {
  readonly bytes: ByteSource;
  readonly openBeside: OpenBeside;
  readonly shop: TileShop;
  readonly signal?: CancelSignal | undefined;
}

/**
 * The full image and its overviews, each with the mask of its size, in the file or beside it. An overview of another
 * type or number of bands is left out, as GDAL does. Throws Unsupported or a plain Error.
 */
export async function readLevels(tiff: Tiff, { bytes, openBeside, shop, signal }: LevelPlaces): Promise<Levels> {
  const [first, ...further] = tiff.images;
  if (!first) throw new Error('it holds no image');
  const full = await readImageLayout(first, bytes);
  const overviews: StoredPicture[] = [];
  const masks: StoredPicture[] = [];
  for (const image of further) {
    const kind = (await fetchNumber(image, TiffTag.SubFileType)) ?? 0;
    if ((kind & 4) === 4) masks.push({ bytes, layout: await readImageLayout(image, bytes) });
    else if ((kind & 1) === 1) overviews.push({ bytes, layout: await readImageLayout(image, bytes) });
  }
  const wanted = { overviews: overviews.length === 0, mask: masks.length === 0 };
  const beside = looksBeside(full, wanted, bytes)
    ? await openSidecars(full, wanted, openBeside, signal)
    : nothingBeside;
  const isMaskOwn = !wanted.mask;
  const allMasks = isMaskOwn ? masks : beside.masks;
  const pictures = [{ bytes, layout: full }, ...overviews, ...beside.overviews].filter(
    ({ layout: one }) =>
      one.bands === full.bands &&
      one.tile.dtype === full.tile.dtype &&
      one.width <= full.width &&
      one.height <= full.height,
  );
  const levels = pictures.flatMap(({ layout, bytes: place }): Level[] => {
    const mask = allMasks.find(({ layout: one }) => one.width === layout.width && one.height === layout.height);
    // Without its mask an overview would show what the image hides.
    if (!mask && allMasks.length > 0 && !isMaskOwn && layout !== full) return [];
    return [
      {
        pixels: new TileReader(layout, place, shop),
        mask: mask ? new TileReader(mask.layout, mask.bytes, shop) : null,
        maskPerBand: !isMaskOwn && beside.maskPerBand,
      },
    ];
  });
  return { levels, files: beside.files };
}

/** Pixels to a side up to which an image needs no overviews. */
const smallSide = 1024;

/**
 * Over HTTP each look costs a request. An image with overviews of its own, such as a COG, has what belongs to it inside,
 * and a small one is no archive's.
 */
function looksBeside(
  { height, width }: ImageLayout,
  { overviews }: { overviews: boolean },
  bytes: ByteSource,
): boolean {
  return bytes.file !== null || (overviews && Math.max(width, height) > smallSide);
}

const nothingBeside = { overviews: [], masks: [], maskPerBand: false, files: [] };
