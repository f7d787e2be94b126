import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { CancelSignal, Raster } from '#core';
import { geoFields } from './geo-fields.ts';
import { type TilePlaces, gdalFields, hasPredictor, imageFields, maskFields } from './image-fields.ts';
import { cutMask, cutTile, subtractLeft } from './kernels/cut-tile.ts';
import { type Level, halve } from './kernels/halve.ts';
import { type TiffField, encodeDirectory, measureDirectory, textField } from './tiff-directory.ts';

export interface CogOptions {
  /** Side of a tile in pixels, a multiple of 16; default 512. */
  readonly tileSide?: number;
  /** 1 fast … 9 small; default 6 */
  readonly level?: number;
  /** None: the file holds the full resolution only. Default: averaged, down to one tile. */
  readonly overviews?: boolean;
  /** Text for people, ASCII, kept in the file (ImageDescription). */
  readonly description?: string;
  readonly signal?: CancelSignal;
}

/** An image of the file with its packed tiles. `fields` takes the places the tiles got. */
interface Part {
  readonly tiles: readonly Uint8Array[];
  readonly fields: (places: TilePlaces) => TiffField[];
}

const compress = promisify(deflate);

/**
 * A cloud optimized GeoTIFF (OGC 21-026): all directories first, then the tiles from the coarsest overview to the full
 * resolution, so that one request reads the header and a preview. Deflate with horizontal differencing; a one-bit mask
 * where pixels are not valid and no nodata value says so. The same raster gives the same bytes. Throws RangeError for a
 * raster that is empty, has bands of different nodata, or would need more than 4 GiB.
 */
export async function encodeCog(raster: Raster, options: CogOptions = {}): Promise<Uint8Array> {
  const side = options.tileSide ?? 512;
  if (side < 16 || side % 16 !== 0) throw new RangeError(`expected tiles of a multiple of 16 pixels, got ${side}`);
  checkRaster(raster);
  const isMasked = raster.bands.every(({ nodata }) => nodata === null) && raster.valid.some((one) => one < 128);
  const parts: Part[] = [];
  for (const [index, level] of buildLevels(raster, side, options.overviews ?? true).entries()) {
    options.signal?.throwIfAborted();
    const head =
      index === 0 ? [...geoFields(raster.grid), ...gdalFields(raster), ...describe(options.description)] : [];
    const tiles = await packTiles(level, side, options.level ?? 6, cutPixels);
    parts.push({ tiles, fields: (places) => [...imageFields(level, side, index === 0 ? 0 : 1, places), ...head] });
    if (!isMasked) continue;
    const mask = await packTiles(level, side, options.level ?? 6, cutMask);
    parts.push({ tiles: mask, fields: (places) => maskFields(level, side, index === 0 ? 4 : 5, places) });
  }
  return assemble(parts);
}

function describe(text: string | undefined): TiffField[] {
  return text === undefined ? [] : [textField(270, text)];
}

function checkRaster({ grid, bands, samples, valid }: Raster): void {
  const size = grid.width * grid.height;
  if (size === 0 || bands.length === 0) throw new RangeError('an image without pixels or bands cannot be written');
  if (samples.length !== size * bands.length || valid.length !== size) {
    throw new RangeError(`expected ${bands.length} bands of ${size} pixels, got ${samples.length} samples`);
  }
  if (bands.some(({ nodata }) => !Object.is(nodata, bands[0]?.nodata))) {
    throw new RangeError('a GeoTIFF has one nodata value for all bands');
  }
}

function buildLevels({ grid, bands, samples, valid }: Raster, side: number, overviews: boolean): Level[] {
  const levels: Level[] = [{ width: grid.width, height: grid.height, bands: bands.length, samples, valid }];
  for (let last = levels[0]; overviews && last && Math.max(last.width, last.height) > side; last = levels.at(-1)) {
    levels.push(halve(last));
  }
  return levels;
}

function cutPixels(level: Level, column: number, row: number, side: number): Uint8Array {
  const tile = cutTile(level, column, row, side);
  if (hasPredictor(tile)) subtractLeft(tile, side, level.bands);
  return new Uint8Array(tile.buffer, tile.byteOffset, tile.byteLength);
}

/** Row after row; a few at a time are deflated in the thread pool. */
async function packTiles(
  level: Level,
  side: number,
  effort: number,
  cut: (level: Level, column: number, row: number, side: number) => Uint8Array,
): Promise<Uint8Array[]> {
  const [columns, rows] = [Math.ceil(level.width / side), Math.ceil(level.height / side)];
  const packed: Uint8Array[] = [];
  for (let row = 0; row < rows; row++) {
    for (let first = 0; first < columns; first += 4) {
      const batch = Array.from({ length: Math.min(4, columns - first) }, (_, i) => cut(level, first + i, row, side));
      packed.push(...(await Promise.all(batch.map((tile) => compress(tile, { level: effort })))));
    }
  }
  return packed;
}

/**
 * Structural metadata as GDAL writes it behind the header of its COGs (gdal.org, COG driver): tiles row after row, each
 * between its length and its last four bytes once more, so that a reader needs no table of offsets.
 */
const structure = [
  'LAYOUT=IFDS_BEFORE_DATA',
  'BLOCK_ORDER=ROW_MAJOR',
  'BLOCK_LEADER=SIZE_AS_UINT4',
  'BLOCK_TRAILER=LAST_4_BYTES_REPEATED',
  'KNOWN_INCOMPATIBLE_EDITION=NO',
  ' ',
].join('\n');
const ghost = `GDAL_STRUCTURAL_METADATA_SIZE=${String(structure.length).padStart(6, '0')} bytes\n${structure}`;

function assemble(parts: readonly Part[]): Uint8Array {
  const start = even(8 + ghost.length);
  const sizes = parts.map(({ tiles, fields }) => {
    const nowhere = tiles.map(() => 0);
    return measureDirectory(fields({ offsets: nowhere, lengths: nowhere }));
  });
  const { places, end } = placeTiles(
    parts,
    sizes.reduce((sum, size) => sum + size, start),
  );
  if (end >= 2 ** 32) throw new RangeError('the image would need more than 4 GiB');
  const file = new Uint8Array(end);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x002a4949, true);
  view.setUint32(4, start, true);
  file.set(new TextEncoder().encode(ghost), 8);
  let at = start;
  for (const [index, { fields, tiles }] of parts.entries()) {
    const place = places[index] ?? { offsets: [], lengths: [] };
    const next = at + (sizes[index] ?? 0);
    file.set(encodeDirectory(fields(place), at, index === parts.length - 1 ? 0 : next), at);
    at = next;
    for (const [i, tile] of tiles.entries()) {
      const offset = place.offsets[i] ?? 0;
      view.setUint32(offset - 4, tile.length, true);
      file.set(tile, offset);
      file.set(tile.subarray(-4), offset + tile.length);
    }
  }
  return file;
}

/** The last part first: the coarsest overview follows the directories. */
function placeTiles(parts: readonly Part[], start: number): { places: TilePlaces[]; end: number } {
  const places: TilePlaces[] = [];
  let end = start;
  for (const [index, { tiles }] of [...parts.entries()].reverse()) {
    const offsets = tiles.map(({ length }) => {
      const offset = end + 4;
      end = even(offset + length + 4);
      return offset;
    });
    places[index] = { offsets, lengths: tiles.map(({ length }) => length) };
  }
  return { places, end };
}

function even(length: number): number {
  return length + (length % 2);
}
