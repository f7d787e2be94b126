import type { CancelSignal, PixelGrid, Scene, Site } from '#core';
import {
  type CloudMask,
  type CountZone,
  boxGeometry,
  computeEffectiveGsd,
  findBands,
  findCloudMasks,
  matchGrid,
  placeOnGround,
  readMaskPixel,
  readSceneAssets,
} from '#imagery';
import type { Images } from '../../ports/images.ts';
import type { StoreReader } from '../../ports/store.ts';
import type { CountedImage } from '../count-open-image.ts';
import { countVessels } from './count-vessels.ts';
import { type SeaBands, chooseSeaBands, seaBandNames } from './sea-bands.ts';

export interface VesselsOnSceneRequest {
  readonly site: Site;
  readonly scene: Scene;
  readonly zones: readonly CountZone[];
  readonly objectClass: string;
  readonly level: number;
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Other dates that berths are compared with: the nearest in time, so that the season is the same. */
const mostDates = 6;
/** With more cloud than this over the scene a date is no comparison. */
const mostCloud = 0.2;

/** Counts vessels on one kept scene, berths against the site's other scenes. Throws CountError and SourceError. */
export async function countVesselsOnScene(
  { store, images }: { readonly store: StoreReader; readonly images: Images },
  request: VesselsOnSceneRequest,
): Promise<{ readonly counted: CountedImage; readonly href: string; readonly notes: readonly string[] }> {
  const { level, objectClass, scene, site, zones, signal, onProgress } = request;
  const assets = readSceneAssets(scene.item);
  const bands = chooseSeaBands(scene.id, assets);
  const others = await chooseDates(store, site, scene);
  const [mask] = findCloudMasks(assets);
  const asset = findBands(assets, ['green'])?.[0]?.asset;
  const counted = await countVessels(images, {
    bands,
    others,
    zones,
    objectClass,
    level,
    gsdMetres: (asset && computeEffectiveGsd(scene.item, asset).metres) ?? scene.gsdMetres,
    findHidden: async (grid) =>
      mask ? readHidden(images, { href: mask.asset.href, kind: mask.kind }, grid, signal) : null,
    signal,
    onProgress,
  });
  const fraction = scene.cloudFraction ?? 0;
  const notes =
    !mask && fraction >= 0.05
      ? [`${Math.round(fraction * 100)} % of the scene is under cloud, and no mask says where`]
      : [];
  return { counted, href: bands.green.href, notes };
}

async function chooseDates(store: StoreReader, site: Site, scene: Scene): Promise<SeaBands[]> {
  const kept = await store.list('scene', { siteId: site.id });
  const day = (one: Scene): string => one.start.slice(0, 10);
  const distance = (one: Scene): number => Math.abs(Date.parse(one.start) - Date.parse(scene.start));
  const usable = kept
    .filter((one) => day(one) !== day(scene) && (one.cloudFraction ?? 0) <= mostCloud)
    .map((one) => ({ one, assets: readSceneAssets(one.item) }))
    .filter(({ assets }) => findBands(assets, seaBandNames) !== undefined)
    .sort((a, b) => distance(a.one) - distance(b.one));
  // Two tiles of one day show the same ships.
  const days = new Map(usable.toReversed().map((found) => [day(found.one), found]));
  return [...days.values()]
    .sort((a, b) => distance(a.one) - distance(b.one))
    .slice(0, mostDates)
    .map(({ one, assets }) => chooseSeaBands(one.id, assets));
}

async function readHidden(
  images: Images,
  { href, kind }: { readonly href: string; readonly kind: CloudMask['kind'] },
  grid: PixelGrid,
  signal: CancelSignal | undefined,
): Promise<Uint8Array> {
  const placement = placeOnGround(grid);
  if (!placement) throw new RangeError(`expected a CRS that can be placed on the globe, got ${grid.crs}`);
  const more = 0.02 * Math.max(grid.width, grid.height);
  const corners = [-more, grid.width + more].flatMap((column) =>
    [-more, grid.height + more].map((row) => placement.toGlobe({ column, row })),
  );
  const [lons, lats] = [corners.map(({ lon }) => lon), corners.map(({ lat }) => lat)];
  const box = boxGeometry([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
  const image = await images.open(href, signal ? { signal } : {});
  try {
    const mask = { kind, raster: await image.read({ polygon: box, ...(signal ? { signal } : {}) }) };
    return Uint8Array.from(matchGrid(grid, mask.raster.grid), (from) =>
      from >= 0 && readMaskPixel(mask, from) === 'hidden' ? 1 : 0,
    );
  } finally {
    await image.close();
  }
}
