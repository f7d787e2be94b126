import {
  type BoundingBox,
  type CancelSignal,
  type PixelGrid,
  type PixelWindow,
  type Raster,
  computeBoundingBox,
  sha256Hex,
} from '#core';
import {
  type CountZone,
  CountError,
  type GroundPlacement,
  type SeaScene,
  boxGeometry,
  matchGrid,
  placeOnGround,
} from '#imagery';
import type { Images } from '../../ports/images.ts';
import { type SeaBands, type SeaBandName, seaBandNames } from './sea-bands.ts';

/** Which pixels are read, of every band and date. */
export interface SeaFrame {
  /** In pixels of images on this grid; others are read under the same ground. */
  readonly window: PixelWindow;
  readonly imageGrid: PixelGrid;
  /** Pixels of these images to one that is looked at; 1 or more. */
  readonly coarser: number;
}

/** One date of some water, and which pixels it was made of. */
export interface Sea {
  readonly scene: SeaScene;
  readonly frame: SeaFrame;
  /** Over the samples as read, band after band. */
  readonly sha256: string;
  /** True metres per pixel of the image with the green band, the larger axis. */
  readonly gsdMetres: number;
}

/** Of sea around the zones: the background that vessels stand out from. */
const marginMetres = 1000;
/** Finer images are averaged down: the search is tried at 10 m, and finer pixels show decks and cranes. */
const finestMetres = 8;
const readMetres = 10;
/** Pixels at once: some 50 km to a side at 10 m. */
const mostPixels = 30_000_000;

/** Reads the water around some zones, or all of an image. Throws CountError and SourceError. */
export async function readSea(
  images: Images,
  bands: SeaBands,
  zones: readonly CountZone[],
  signal?: CancelSignal,
): Promise<Sea> {
  const image = await images.open(bands.green.href, signal ? { signal } : {});
  try {
    const { grid, gridNote } = image.description;
    const placement = grid && placeOnGround(grid);
    if (!grid || !placement)
      throw new CountError(
        'no-place',
        `${image.href}: it cannot be placed on the globe; ${gridNote ?? grid?.crs ?? ''}`,
      );
    const window = windowAround(zones, grid, placement, image.href);
    const { columnMetres, rowMetres } = placement.frameAt({
      column: window.column + window.width / 2,
      row: window.row + window.height / 2,
    });
    const gsdMetres = Math.max(columnMetres, rowMetres);
    const coarser = gsdMetres < finestMetres ? readMetres / gsdMetres : 1;
    if ((window.width * window.height) / coarser ** 2 > mostPixels)
      throw new CountError(
        'not-countable',
        `${image.href}: ${window.width} × ${window.height} pixels are too many at once: give zones that lie closer together`,
      );
    const frame = { window, imageGrid: grid, coarser };
    const rasters = await readBands(images, bands, frame, signal);
    const hashes = seaBandNames.map((name) => {
      const { buffer, byteLength, byteOffset } = rasters[name].samples;
      return sha256Hex(new Uint8Array(buffer, byteOffset, byteLength));
    });
    const scene = layOver(rasters, bands, rasters.green.grid);
    return { scene, frame, sha256: sha256Hex(hashes.join('\n')), gsdMetres };
  } finally {
    await image.close();
  }
}

/** The same ground on another date, on the same grid. */
export async function readSeaLike(
  images: Images,
  bands: SeaBands,
  { frame, scene }: Sea,
  signal?: CancelSignal,
): Promise<SeaScene> {
  return layOver(await readBands(images, bands, frame, signal), bands, scene.grid);
}

async function readBands(
  images: Images,
  bands: SeaBands,
  frame: SeaFrame,
  signal: CancelSignal | undefined,
): Promise<Record<SeaBandName, Raster>> {
  const [green, red, nir] = await Promise.all(seaBandNames.map((name) => readLike(images, bands[name], frame, signal)));
  if (!green || !red || !nir) throw new Error('expected three bands');
  return { green, red, nir };
}

/** The pixels of a frame, or of an image with another grid those over the same ground, and a little more. */
export async function readLike(
  images: Images,
  { band, href }: { readonly href: string; readonly band: number },
  { coarser, imageGrid, window }: SeaFrame,
  signal?: CancelSignal,
): Promise<Raster> {
  const image = await images.open(href, signal ? { signal } : {});
  try {
    const { grid, gsd } = image.description;
    const isAlike = grid !== null && JSON.stringify(grid) === JSON.stringify(imageGrid);
    const place = isAlike ? { window } : { polygon: boxGeometry(boxOf(imageGrid, window)) };
    const asked = isAlike && coarser > 1 && gsd.metres !== null ? { gsdMetres: gsd.metres * coarser } : {};
    return await image.read({ ...place, ...asked, bands: [band], ...(signal ? { signal } : {}) });
  } finally {
    await image.close();
  }
}

function windowAround(
  zones: readonly CountZone[],
  { height, width }: PixelGrid,
  placement: GroundPlacement,
  href: string,
): PixelWindow {
  const whole = { column: 0, row: 0, width, height };
  if (zones.length === 0) return whole;
  const corners = zones.flatMap(({ geometry }) => {
    const parts =
      geometry.type === 'MultiLineString'
        ? geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }) as const)
        : [geometry];
    return parts.flatMap((part) => cornersOf(computeBoundingBox(part)).map((one) => placement.toPixel(one)));
  });
  const [columns, rows] = [corners.map(({ column }) => column), corners.map(({ row }) => row)];
  const { columnMetres, rowMetres } = placement.frameAt({ column: columns[0] ?? 0, row: rows[0] ?? 0 });
  const [marginX, marginY] = [marginMetres / columnMetres, marginMetres / rowMetres];
  const left = Math.max(0, Math.floor(Math.min(...columns) - marginX));
  const top = Math.max(0, Math.floor(Math.min(...rows) - marginY));
  const right = Math.min(width, Math.ceil(Math.max(...columns) + marginX));
  const bottom = Math.min(height, Math.ceil(Math.max(...rows) + marginY));
  if (right > left && bottom > top) return { column: left, row: top, width: right - left, height: bottom - top };
  throw new CountError('not-countable', `${href}: none of the zones lies in it`);
}

function cornersOf([west, south, east, north]: BoundingBox): { lon: number; lat: number }[] {
  return [west, east].flatMap((lon) => [south, north].map((lat) => ({ lon, lat })));
}

/** Of a window and some more all round: its edges are curved in degrees. */
function boxOf(grid: PixelGrid, { column, height, row, width }: PixelWindow): BoundingBox {
  const placement = placeOnGround(grid);
  if (!placement) throw new RangeError(`expected a CRS that can be placed on the globe, got ${grid.crs}`);
  const more = 2 + 0.02 * Math.max(width, height);
  const places = [column - more, column + width + more].flatMap((x) =>
    [row - more, row + height + more].map((y) => placement.toGlobe({ column: x, row: y })),
  );
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Brings three bands, of one or several grids, onto one; a pixel counts where all three were measured. */
function layOver(rasters: Readonly<Record<SeaBandName, Raster>>, bands: SeaBands, grid: PixelGrid): SeaScene {
  const size = grid.width * grid.height;
  const valid = new Uint8Array(size).fill(255);
  const planes = seaBandNames.map((name) => {
    const { bands: described, grid: own, samples, valid: seen } = rasters[name];
    const scale = bands[name].scale ?? described[0]?.scale ?? 1;
    const offset = bands[name].offset ?? described[0]?.offset ?? 0;
    const indices = matchGrid(grid, own);
    return Float32Array.from(indices, (from, at) => {
      if (from < 0 || (seen[from] ?? 0) < 128) {
        valid[at] = 0;
        return 0;
      }
      return (samples[from] ?? 0) * scale + offset;
    });
  });
  const [green, red, nir] = planes;
  if (!green || !red || !nir) throw new Error('expected three bands');
  return { grid, green, red, nir, valid };
}
