import type { CancelSignal, Geometry, PixelGrid } from '#core';
import {
  type CountZone,
  type ImageCount,
  countSea,
  countability,
  fillArea,
  matchGrid,
  placeOnGround,
  roundGsd,
} from '#imagery';
import type { Images } from '../../ports/images.ts';
import type { CountedImage } from '../count-open-image.ts';
import { type Sea, readLike, readSea, readSeaLike } from './read-sea.ts';
import type { SeaBands } from './sea-bands.ts';

/** Water that somebody drew, or a raster of it in which everything but 0 is water. */
export type GivenWater = { readonly areas: readonly Geometry[] } | { readonly href: string };

export interface VesselTask {
  readonly bands: SeaBands;
  /** Of other dates; berths are judged by at least three. */
  readonly others: readonly SeaBands[];
  /** Empty: the whole image is one zone, `image`. */
  readonly zones: readonly CountZone[];
  readonly objectClass: string;
  readonly level: number;
  readonly water?: GivenWater | null;
  /** Where the scene is known to be coarser than its pixels are large, metres. */
  readonly gsdMetres?: number | null;
  /** What of this grid lies under cloud or its shadow. */
  readonly findHidden?: (grid: PixelGrid) => Promise<Uint8Array | null>;
  readonly signal?: CancelSignal | undefined;
  /** 0..1 */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Counts vessels around some zones. Throws CountError and SourceError. */
export async function countVessels(images: Images, task: VesselTask): Promise<CountedImage> {
  const { bands, level, objectClass, others, signal, onProgress } = task;
  const sea = await readSea(images, bands, task.zones, signal);
  const { grid } = sea.scene;
  const hidden = (await task.findHidden?.(grid)) ?? null;
  const scene = hidden
    ? { ...sea.scene, valid: sea.scene.valid.map((one, at) => (hidden[at] === 1 ? 0 : one)) }
    : sea.scene;
  onProgress?.(1 / (others.length + 2));
  const dates = [];
  for (const [index, other] of others.entries()) {
    signal?.throwIfAborted();
    dates.push(await readSeaLike(images, other, sea, signal));
    onProgress?.((index + 2) / (others.length + 2));
  }
  const zones = task.zones.length > 0 ? task.zones : [wholeImage(grid)];
  const gsdMetres = Math.max(sea.gsdMetres, task.gsdMetres ?? 0);
  const count = countSea(scene, {
    zones,
    others: dates,
    water: task.water ? await readWater(images, task.water, sea, signal) : null,
    hidden,
    gsdMetres,
    countability: countability(objectClass, roundGsd(gsdMetres)),
    level,
  });
  onProgress?.(1);
  return describe(count, sea, zones, bands);
}

function describe(
  count: ImageCount,
  { frame: { window }, sha256 }: Sea,
  zones: readonly CountZone[],
  bands: SeaBands,
): CountedImage {
  const isOneFile = bands.nir.href === bands.green.href && bands.red.href === bands.green.href;
  // As the eye knows infrared pictures: near infrared, red, green.
  const shown = isOneFile ? [bands.nir.band, bands.red.band, bands.green.band] : [bands.green.band];
  return { count, layout: { zones, tracks: [], areas: [] }, views: [], sha256, window, bands: shown };
}

function wholeImage(grid: PixelGrid): CountZone {
  const placement = placeOnGround(grid);
  if (!placement) throw new RangeError(`expected a CRS that can be placed on the globe, got ${grid.crs}`);
  const { height, width } = grid;
  const corners = [
    { column: 0, row: 0 },
    { column: 0, row: height },
    { column: width, row: height },
    { column: width, row: 0 },
    { column: 0, row: 0 },
  ].map((corner): [number, number] => {
    const { lon, lat } = placement.toGlobe(corner);
    return [lon, lat];
  });
  return { id: 'image', geometry: { type: 'Polygon', coordinates: [corners] } };
}

async function readWater(
  images: Images,
  given: GivenWater,
  { frame, scene: { grid } }: Sea,
  signal: CancelSignal | undefined,
): Promise<Uint8Array> {
  if ('areas' in given) {
    const placement = placeOnGround(grid);
    if (!placement) throw new RangeError(`expected a CRS that can be placed on the globe, got ${grid.crs}`);
    return fillArea(given.areas, grid, placement);
  }
  const mask = await readLike(images, { href: given.href, band: 0 }, frame, signal);
  const indices = matchGrid(grid, mask.grid);
  return Uint8Array.from(indices, (from) =>
    from >= 0 && (mask.valid[from] ?? 0) >= 128 && (mask.samples[from] ?? 0) !== 0 ? 1 : 0,
  );
}
