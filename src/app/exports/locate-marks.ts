import { AppError, type CancelSignal, type Marking, type Scene } from '#core';
import { type PixelOutline, findVisual, outlineInImage, placeOnGround, readSceneAssets, toPicture } from '#imagery';
import { findColours } from '../counting/open-scene.ts';
import type { CaseRecords } from '../load-case.ts';
import type { Images, OpenImage } from '../ports/images.ts';
import type { ImageEncoder } from '../ports/pictures.ts';
import { showImage } from '../tiles/shown-image.ts';
import { chooseMarkings } from './choose-markings.ts';
import { type ListedMark, listMarks } from './list-marks.ts';

/** An image with the objects marked in it, in its own pixels. */
export interface MarkedImage {
  readonly scene: Scene;
  /** Of the image and its labels, without an extension: the scene's id, fit for a file name. */
  readonly stem: string;
  /** Extension of the image as it is kept, `png` where its pixels come along. */
  readonly extension: string;
  /** Where others find the image; null for a file of this machine. */
  readonly url: string | null;
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly MarkedObject[];
  /** 8-bit PNG, where it was asked for. */
  readonly png: Uint8Array | null;
}

export interface MarkedObject extends ListedMark {
  readonly outline: PixelOutline;
}

export interface LocateOptions {
  /** Machine drafts that no person has accepted come along; they are taken by default. */
  readonly drafts: boolean;
  /** Writes the pixels too. */
  readonly encoder: Pick<ImageEncoder, 'encodePng'> | null;
  /** Told of each image and mark that is left out, and why. */
  readonly onNote: (note: string) => void;
  readonly signal?: CancelSignal | undefined;
}

/** An image of more pixels is not copied: no program for training takes it whole. */
const mostPixels = 64e6;

/** Every scene of a case that was looked at, with its marks in its pixels. Images that cannot be opened are left out. */
export async function locateMarks(
  records: Pick<CaseRecords, 'markings' | 'observations' | 'scenes'>,
  images: Images,
  options: LocateOptions,
): Promise<MarkedImage[]> {
  const chosen = Map.groupBy(chooseMarkings(records, options.drafts), ({ sceneId }) => sceneId);
  const found: MarkedImage[] = [];
  for (const scene of records.scenes) {
    options.signal?.throwIfAborted();
    const own = chosen.get(scene.id);
    if (!own) continue;
    try {
      found.push(await locateInScene(scene, own, images, options));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      options.onNote(`${scene.id} is left out: ${error.message}`);
    }
  }
  return found;
}

/** Why a scene cannot be exported with its pixels. */
class ExportError extends AppError<'no-image' | 'no-place'> {}

async function locateInScene(
  scene: Scene,
  markings: readonly Marking[],
  images: Images,
  options: LocateOptions,
): Promise<MarkedImage> {
  const asset = findVisual(readSceneAssets(scene.item));
  if (!asset) throw new ExportError('no-image', 'it offers no image');
  const image = await images.open(asset.href, options.signal ? { signal: options.signal } : {});
  try {
    const { grid, gridNote, height, width } = image.description;
    const placement = grid && placeOnGround(grid);
    if (!placement)
      throw new ExportError('no-place', `its image has no place on the ground (${gridNote ?? 'unknown CRS'})`);
    const all = markings.flatMap((marking) => listMarks(marking, markings));
    const objects = all.flatMap((listed): MarkedObject[] => {
      const { geometry } = listed.mark;
      const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : undefined;
      const outline = ring && outlineInImage(ring, placement, { width, height });
      return outline ? [{ ...listed, outline }] : [];
    });
    const lost = all.length - objects.length;
    if (lost > 0) options.onNote(`${scene.id}: ${lost} marks have no outline in the image and are left out`);
    const png = options.encoder && (await copyPixels(scene, image, findColours(asset), options.encoder, options));
    const extension = png ? 'png' : (/\.(\w{1,5})$/.exec(asset.href.split(/[?#]/)[0]!)?.[1] ?? 'tif');
    const url = /^https?:\/\//.test(asset.href) ? asset.href : null;
    const stem = scene.id.replace(/[^\p{L}\p{N}_.-]+/gu, '_');
    return { scene, stem, extension, url, width, height, objects, png };
  } finally {
    await image.close();
  }
}

async function copyPixels(
  scene: Scene,
  image: OpenImage,
  bands: readonly number[] | null,
  encoder: Pick<ImageEncoder, 'encodePng'>,
  { onNote, signal }: LocateOptions,
): Promise<Uint8Array | null> {
  const { height, width } = image.description;
  if (width * height > mostPixels) {
    onNote(`${scene.id}: the image has more than ${mostPixels / 1e6} million pixels and is not copied`);
    return null;
  }
  const shown = await showImage(image, bands, signal);
  const raster = await image.read({ bands: shown.bands, ...(signal ? { signal } : {}) });
  return encoder.encodePng(toPicture(raster, { stretch: shown.stretch, isClear: false }));
}
