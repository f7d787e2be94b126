import type { CancelSignal, Marking, Scene } from '#core';
import type { FigurePanel } from '#brief';
import { CountError, computeEffectiveGsd, findVisual, readLicence, readSceneAssets } from '#imagery';
import { findColours, isSimulated } from '../counting/open-scene.ts';
import type { Images } from '../ports/images.ts';
import { type ShownImage, showImage } from '../tiles/shown-image.ts';
import type { FigureWords } from './make-figures.ts';

/** Opens the image of a scene as it is shown, and closes it. Throws CountError `no-image`, SourceError. */
export async function withShown<T>(
  images: Images,
  scene: Scene,
  work: (shown: ShownImage) => Promise<T>,
  signal?: CancelSignal,
): Promise<T> {
  const asset = findVisual(readSceneAssets(scene.item));
  if (!asset) throw new CountError('no-image', `${scene.id}: the scene offers no image to look at`);
  const image = await images.open(asset.href, signal ? { signal } : {});
  try {
    return await work(await showImage(image, findColours(asset), signal));
  } finally {
    await image.close();
  }
}

/** What a reader must know of an image. */
export function panelOf(scene: Scene, marking: Marking | null, hasMarks: boolean): FigurePanel {
  const asset = findVisual(readSceneAssets(scene.item));
  const licence = readLicence(scene.item);
  return {
    sceneId: scene.id,
    taken: scene.start,
    platform: scene.platform,
    gsdMetres: marking?.gsdMetres ?? (asset ? computeEffectiveGsd(scene.item, asset).metres : null) ?? scene.gsdMetres,
    cloudFraction: scene.cloudFraction,
    licence: licence.name ?? licence.url,
    isSimulated: isSimulated(scene),
    marks: hasMarks ? (marking?.marks.length ?? null) : null,
  };
}

/** Date, sensor, resolution and cloud in one line, as it is drawn on pictures. */
export function describePanel({ cloudFraction, gsdMetres, platform }: FigurePanel, words: FigureWords): string {
  return [
    platform ?? words.noSensor,
    words.resolution(gsdMetres === null ? null : `${Number(gsdMetres.toPrecision(2))} m`),
    words.cloud(cloudFraction === null ? null : `${Math.round(cloudFraction * 100)} %`),
  ].join('  ·  ');
}

/** `Image A: licence …`, for the foot of a picture. */
export function describeLicences(panels: readonly FigurePanel[], words: FigureWords): string {
  const groups = Map.groupBy(panels, ({ licence }) => licence ?? words.noLicence);
  return [...groups]
    .map(([licence, list]) => `${list.map(({ sceneId }) => sceneId).join(', ')}: ${licence}`)
    .join('  ·  ');
}
