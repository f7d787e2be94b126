import { type TiffImage, TiffTag } from '@cogeotiff/core';
import type { ByteSource } from './byte-source.ts';
import { readTileLayout } from './read-tile-layout.ts';
import { fetchNumber, fetchNumbers } from './tag-values.ts';
import { IndexColumn } from './tile-index.ts';
import { type Packing, type TileLayout, computeRowBytes } from './tile-layout.ts';
import { TooLarge } from './too-large.ts';

/** How one image of a file (the full one, an overview, a mask) is cut into tiles, and where they lie. */
export interface ImageLayout {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly tilesAcross: number;
  readonly tilesDown: number;
  /** Each band has tiles of its own: all of band 0 first. */
  readonly planar: boolean;
  /** What a whole tile is; the last strip is shorter. */
  readonly tile: TileLayout;
  readonly isTiled: boolean;
  /** Unpacked strips are read in so many pieces each, so that nobody reads a whole image to see a corner. */
  readonly piecesPerStrip: number;
  readonly offsets: IndexColumn;
  /** Null in old unpacked files, whose tiles are as long as they must be. */
  readonly byteCounts: IndexColumn | null;
  /** Photometric interpretation: 0, 1 grey, 2 RGB, 3 palette, 4 mask, 5 CMYK, 6 YCbCr */
  readonly photometric: number;
  /** Index of the band that is opacity, or null. */
  readonly alphaBand: number | null;
}

/** Rows of the tiles of a row: the last strip is shorter than the others. */
export function computeTileRows({ height, isTiled, tile }: ImageLayout, row: number): number {
  return isTiled ? tile.height : Math.min(tile.height, Math.max(1, height - row * tile.height));
}

/** No tile may take more memory than this when unpacked. */
const largestTile = 256 * 1024 ** 2;
/** Sensors have hundreds at most. */
const mostBands = 4096;
const largestPiece = 1024 ** 2;

/** Reads the layout of one image. Throws Unsupported, TooLarge, or a plain Error for tags that cannot be. */
export async function readImageLayout(image: TiffImage, bytes: ByteSource): Promise<ImageLayout> {
  const [width, height] = [await requireSide(image, TiffTag.ImageWidth), await requireSide(image, TiffTag.ImageHeight)];
  const bands = (await fetchNumber(image, TiffTag.SamplesPerPixel)) ?? 1;
  if (!(bands >= 1 && bands <= mostBands)) throw new Error(`expected 1 to ${mostBands} bands, got ${bands}`);
  const photometric = (await fetchNumber(image, TiffTag.Photometric)) ?? 1;
  const planar = bands > 1 && (await isPlanar(image));
  const isTiled = image.has(TiffTag.TileWidth);
  const alphaBand = await findAlpha(image, bands, photometric);
  const whole = await readTileLayout(image, {
    width: isTiled ? await requireSide(image, TiffTag.TileWidth) : width,
    height: isTiled ? await requireSide(image, TiffTag.TileHeight) : await readRowsPerStrip(image, height),
    samples: planar ? 1 : bands,
    alpha: !planar && alphaBand === bands - 1,
    photometric,
  });
  const tile = isTiled ? whole : cutStrip(whole, height);
  if (tile.width * tile.height * tile.samples * Math.max(8, tile.bits) > 8 * largestTile)
    throw new TooLarge(`a tile of ${tile.width} × ${tile.height} × ${tile.samples} samples takes more than 256 MiB`);
  const [across, down] = [Math.ceil(width / whole.width), Math.ceil(height / whole.height)];
  return {
    width,
    height,
    bands,
    planar,
    isTiled,
    tile,
    photometric,
    alphaBand,
    piecesPerStrip: Math.ceil(whole.height / tile.height),
    tilesAcross: across,
    tilesDown: Math.ceil(height / tile.height),
    ...findColumns(image, bytes, { isTiled, packing: whole.packing, tiles: across * down * (planar ? bands : 1) }),
  };
}

/** Rows that unpacked strips are read in: pieces of about 1 MiB that fill the strip, or the one strip there is. */
function cutStrip(strip: TileLayout, height: number): TileLayout {
  const rowBytes = computeRowBytes(strip);
  if (strip.packing !== 'none' || rowBytes * strip.height <= largestPiece) return strip;
  let rows = Math.max(1, Math.floor(largestPiece / rowBytes));
  if (strip.height < height) while (strip.height % rows !== 0) rows--;
  return { ...strip, height: rows };
}

function findColumns(
  image: TiffImage,
  bytes: ByteSource,
  { isTiled, packing, tiles }: { isTiled: boolean; packing: Packing; tiles: number },
): Pick<ImageLayout, 'offsets' | 'byteCounts'> {
  const column = (tag: TiffTag): IndexColumn | null => {
    const found = image.tags.get(tag);
    if (!found) return null;
    const made = new IndexColumn(found, bytes, image.tiff.isLittleEndian);
    if (made.count < tiles) throw new Error(`expected ${tiles} tiles in tag ${tag}, got ${made.count}`);
    return made;
  };
  const offsets = column(isTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
  const byteCounts = column(isTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
  if (!offsets || (!byteCounts && packing !== 'none')) throw new Error('it does not say where its tiles lie');
  return { offsets, byteCounts };
}

async function requireSide(image: TiffImage, tag: TiffTag): Promise<number> {
  const side = await fetchNumber(image, tag);
  if (side !== null && Number.isSafeInteger(side) && side >= 1 && side < 2 ** 31) return side;
  throw new Error(`expected pixels in tag ${tag}, got ${String(side)}`);
}

async function isPlanar(image: TiffImage): Promise<boolean> {
  const value = (await fetchNumber(image, TiffTag.PlanarConfiguration)) ?? 1;
  if (value === 1 || value === 2) return value === 2;
  throw new Error(`expected a planar configuration of 1 or 2, got ${value}`);
}

async function readRowsPerStrip(image: TiffImage, height: number): Promise<number> {
  const rows = (await fetchNumber(image, TiffTag.RowsPerStrip)) ?? height;
  if (Number.isSafeInteger(rows) && rows >= 1) return Math.min(rows, height);
  throw new Error(`expected rows per strip, got ${rows}`);
}

/** ExtraSamples (TIFF 6.0 §18): 1 associated, 2 unassociated alpha, of the bands behind the colours. */
async function findAlpha(image: TiffImage, bands: number, photometric: number): Promise<number | null> {
  const extra = (await fetchNumbers(image, TiffTag.ExtraSamples)) ?? [];
  const colours = photometric === 2 || photometric === 6 ? 3 : photometric === 5 ? 4 : 1;
  const first = Math.max(colours, bands - extra.length);
  const alpha = extra.slice(first - (bands - extra.length)).findIndex((kind) => kind === 1 || kind === 2);
  return alpha === -1 || first + alpha >= bands ? null : first + alpha;
}
