import type { Stretch } from '#imagery';
import { CaseError } from '../errors.ts';
import type { ShownImage } from './shown-image.ts';

/** How a viewer wants an image to look; what is missing is as the image is shown usually. */
export interface TileStyle {
  /** Indices of one band, or of red, green and blue. */
  readonly bands?: readonly number[] | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly gamma?: number | undefined;
}

/** Whether tiles can be passed on as they are stored. */
export function isUsual(style: TileStyle): boolean {
  return Object.values(style).every((value) => value === undefined);
}

/** The bands of a style, or the usual ones. Throws CaseError `bad-style` for one that the image does not have. */
export function styleBands({ bands: usual, image }: ShownImage, { bands = usual }: TileStyle): readonly number[] {
  const missing = bands.find((band) => image.bands[band] === undefined);
  if (missing === undefined) return bands;
  throw new CaseError('bad-style', `bands: expected 0 to ${image.bands.length - 1}, got ${missing}`);
}

/**
 * The stretch of a style; the image's own object where nothing is changed, since its table is kept with it. Throws
 * CaseError `bad-style`.
 */
export function styleStretch({ stretch }: ShownImage, { gamma, high, low }: TileStyle): Stretch {
  if (gamma === undefined && high === undefined && low === undefined) return stretch;
  const chosen = { low: low ?? stretch.low, high: high ?? stretch.high, gamma: gamma ?? stretch.gamma };
  if (chosen.high > chosen.low) return chosen;
  throw new CaseError('bad-style', `expected high above low, got ${chosen.low} to ${chosen.high}`);
}
