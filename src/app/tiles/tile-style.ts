import type { Stretch } from '#imagery';
import type { ShownImage } from './shown-image.ts';

/** How a viewer wants an image to look; what is missing is as the image is shown usually. */
export interface TileStyle {
  /** Indices of one band, or of red, green and blue. */
  readonly bands?: readonly number[];
  readonly low?: number;
  readonly high?: number;
  readonly gamma?: number;
}

/** Whether tiles can be passed on as they are stored. */
export function isUsual(style: TileStyle): boolean {
  return Object.values(style).every((value) => value === undefined);
}

/** The stretch of a style; the image's own object where nothing is changed, since its table is kept with it. */
export function styleStretch({ stretch }: ShownImage, { gamma, high, low }: TileStyle): Stretch {
  if (gamma === undefined && high === undefined && low === undefined) return stretch;
  const chosen = { low: low ?? stretch.low, high: high ?? stretch.high, gamma: gamma ?? stretch.gamma };
  if (chosen.high > chosen.low && chosen.gamma > 0) return chosen;
  throw new RangeError(`expected high above low and gamma above 0, got ${chosen.low} to ${chosen.high}, ${chosen.gamma}`);
}
