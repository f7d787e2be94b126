import type { CancelSignal, Scene, Zone } from '#core';
import {
  type CloudMask,
  type CountLayout,
  CountError,
  boxGeometry,
  computeEffectiveGsd,
  findCloudMasks,
  findVisual,
  readSceneAssets,
  readViewGeometry,
  type SceneAsset,
} from '#imagery';
import type { Images, OpenImage } from '../ports/images.ts';

/** The image of a scene, open, with what its item says about counting on it. Close it. */
export interface OpenScene {
  readonly image: OpenImage;
  readonly href: string;
  /** On the ground at the view angle; null where the item says nothing. */
  readonly gsdMetres: number | null;
  readonly bands: readonly number[] | null;
  readonly sunAzimuth: number | null;
  readonly clouds: CloudMask | null;
  readonly isSimulated: boolean;
  readonly notes: readonly string[];
}

/** Opens what of a scene is looked at, cloud mask included. Throws CountError `no-image` and SourceError. */
export async function openScene(
  images: Images,
  scene: Scene,
  layout: CountLayout,
  signal?: CancelSignal,
): Promise<OpenScene> {
  const assets = readSceneAssets(scene.item);
  const asset = findVisual(assets);
  if (!asset) throw new CountError('no-image', `${scene.id}: the scene offers no image to count on`);
  const clouds = await readClouds(images, assets, layout, signal);
  const fraction = scene.cloudFraction ?? 0;
  const image = await images.open(asset.href, signal ? { signal } : {});
  return {
    image,
    href: asset.href,
    gsdMetres: computeEffectiveGsd(scene.item, asset).metres ?? scene.gsdMetres,
    bands: findColours(asset),
    sunAzimuth: readViewGeometry(scene.item).sunAzimuthDegrees,
    clouds,
    isSimulated: isSimulated(scene),
    notes:
      clouds === null && fraction >= 0.05
        ? [`${Math.round(fraction * 100)} % of the scene is under cloud, and no mask says where`]
        : [],
  };
}

/** Scenes that Sightline made itself say so. */
export function isSimulated({ item }: Scene): boolean {
  const properties = item['properties'] as Record<string, unknown> | null | undefined;
  return properties?.['sightline:simulated'] === true;
}

/** Indices of red, green and blue where the item names them. */
export function findColours({ bands }: SceneAsset): number[] | null {
  const colours = ['red', 'green', 'blue'].map((name) => bands.findIndex(({ commonName }) => commonName === name));
  return colours.every((band) => band >= 0) ? colours : null;
}

/** Metres of mask around the tracks: more than any track is wide. */
const marginDegrees = 0.001;

async function readClouds(
  images: Images,
  assets: readonly SceneAsset[],
  { tracks }: CountLayout,
  signal: CancelSignal | undefined,
): Promise<CloudMask | null> {
  const [mask] = findCloudMasks(assets);
  if (!mask) return null;
  const positions = tracks.flatMap(({ line }) => line.positions);
  const [lons, lats] = [positions.map(({ lon }) => lon), positions.map(({ lat }) => lat)];
  const polygon = boxGeometry([
    Math.min(...lons) - marginDegrees,
    Math.min(...lats) - marginDegrees,
    Math.max(...lons) + marginDegrees,
    Math.max(...lats) + marginDegrees,
  ]);
  const image = await images.open(mask.asset.href, signal ? { signal } : {});
  try {
    return { kind: mask.kind, raster: await image.read({ polygon, ...(signal ? { signal } : {}) }) };
  } finally {
    await image.close();
  }
}

/** Zones that railcars may stand in, by their shape: lines, and areas for the lines within. */
export function zonesToCount(zones: readonly Zone[]): Zone[] {
  return zones.filter(({ geometry, function: purpose }) =>
    geometry.type === 'LineString' ? ['track', 'yard', 'other'].includes(purpose) : geometry.type !== 'Point',
  );
}
