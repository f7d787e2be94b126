import type { CancelSignal, Pyramid } from '#core';
import { type Stretch, findStretch } from '#imagery';
import { chooseBands } from '../counting/choose-bands.ts';
import type { OpenImage } from '../ports/images.ts';
import { planPyramid } from './plan-pyramid.ts';

/** An open image and how it is shown where the viewer does not say otherwise. */
export interface ShownImage {
  readonly image: OpenImage;
  readonly pyramid: Pyramid;
  /** Indices: red, green and blue, or one band. */
  readonly bands: readonly number[];
  /** Found once for the whole image, so that its tiles match. */
  readonly stretch: Stretch;
}

/** Pixels of a side of the small copy that the stretch is found in. */
const sampleSide = 512;

/** Throws SourceError. */
export async function showImage(
  image: OpenImage,
  knownBands: readonly number[] | null,
  signal?: CancelSignal,
): Promise<ShownImage> {
  const bands = chooseBands(image, knownBands);
  const { width, height } = image.description;
  const shrink = Math.max(1, Math.max(width, height) / sampleSide);
  const stretch =
    image.description.dtype === 'uint8'
      ? { low: 0, high: 255, gamma: 1 }
      : findStretch(await image.read({ shrink, bands, ...(signal ? { signal } : {}) }));
  return { image, pyramid: planPyramid(image.levels), bands, stretch };
}
