import type { CancelSignal } from '#core';
import type { OpenImage } from '../../ports/images.ts';
import type { Pictures } from '../../ports/pictures.ts';
import type { CountedImage } from '../count-open-image.ts';
import type { Caption } from './caption.ts';
import { drawOverlay } from './draw-overlay.ts';
import { drawStrips } from './draw-strips.ts';

/** Which pictures of a count are wanted, and who draws them. */
export interface DrawRequest {
  readonly pictures: Pictures;
  readonly overlay: boolean;
  readonly strips: boolean;
}

/** PNGs; null where one was not asked for, or nothing of the image was read. */
export interface DrawnCount {
  readonly overlay: Uint8Array | null;
  readonly strips: Uint8Array | null;
}

export const notDrawn: DrawnCount = { overlay: null, strips: null };

/** Draws what was counted, for people who want to see it before they believe it. */
export async function drawCount(
  { pictures, overlay, strips }: DrawRequest,
  image: OpenImage,
  counted: CountedImage,
  caption: Caption,
  signal?: CancelSignal,
): Promise<DrawnCount> {
  const over = overlay ? await drawOverlay(image, counted, caption, signal) : undefined;
  const straight = strips ? drawStrips(counted, caption) : undefined;
  return {
    overlay: over ? await pictures.draw(over) : null,
    strips: straight ? await pictures.draw(straight) : null,
  };
}
