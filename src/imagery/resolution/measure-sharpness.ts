import type { Raster } from '#core';
import { cutTiles } from '../kernels/cut-tiles.ts';
import { findInterpolation } from '../kernels/find-interpolation.ts';
import { fitCutoff } from '../kernels/fit-cutoff.ts';
import { type Tile, computeLineSpectrum, measureRepeatedLines } from '../kernels/tile-spectrum.ts';

/** What the pixels themselves say of their resolution. */
export interface Sharpness {
  /** How many times coarser the structure is than the pixels: 1 for a sharp image, about 3 for one enlarged by 3. */
  readonly factor: number;
  /**
   * `repeated`: enlarged by repeating pixels; `periodic`: by a kernel that left its period; `spectrum`: from where the
   * structure of the image ends.
   */
  readonly evidence: 'repeated' | 'periodic' | 'spectrum';
  /** Tiles of 64 × 64 pixels that were looked at. */
  readonly tiles: number;
}

const tileSize = 64;
/** Cutting is fast, and more tiles than these do not change the mean spectrum. */
const mostTiles = 400;

/**
 * Tells an image that was enlarged, or is out of focus, from one as sharp as its pixels. The structure of the
 * busiest quarter of its tiles ends at some frequency; what that means was measured on images enlarged by known
 * factors with bilinear, cubic and Lanczos kernels (docs/decisions/0006). Undefined where there is not enough
 * structure (water, cloud, less than one whole valid tile).
 */
export function measureSharpness(raster: Raster): Sharpness | undefined {
  const tiles = chooseBusy(cutTiles(raster, tileSize, mostTiles));
  if (tiles.length === 0) return undefined;
  const repeated = median(tiles.map(measureRepeatedLines).map(({ rows, columns }) => Math.min(rows, columns)));
  if (repeated > 0.25) return { factor: 1 / (1 - repeated), evidence: 'repeated', tiles: tiles.length };
  const cutoff = fitCutoff(computeLineSpectrum(tiles));
  if (cutoff === undefined) return undefined;
  const factor = factorOf(cutoff);
  const period = findInterpolation(raster) ?? 1;
  if (period > factor) return { factor: period, evidence: 'periodic', tiles: tiles.length };
  return { factor, evidence: 'spectrum', tiles: tiles.length };
}

/** Metres per pixel that the image is worth: what its pixels measure times how much coarser its structure is. */
export function computeMeasuredGsd(gsdMetres: number, sharpness: Sharpness | undefined): number {
  return gsdMetres * (sharpness?.factor ?? 1);
}

/** Pairs of cut-off (cycles per pixel) and enlargement, the medians of the measurements; between them linear. */
const calibration: readonly (readonly [cutoff: number, factor: number])[] = [
  [0.45, 1],
  [0.39, 1.5],
  [0.34, 2],
  [0.25, 3],
  [0.185, 4],
];

function factorOf(cutoff: number): number {
  for (const [index, [low, factor]] of calibration.entries()) {
    if (cutoff < low) continue;
    const above = calibration[index - 1];
    if (!above) return factor;
    return factor + ((above[1] - factor) * (cutoff - low)) / (above[0] - low);
  }
  return 0.74 / cutoff;
}

/** The quarter with the most contrast; none where even that is flat. */
function chooseBusy(tiles: readonly Tile[]): Tile[] {
  const spread = tiles.map((tile) => ({ tile, variance: varianceOf(tile.values) }));
  const busy = spread.toSorted((one, other) => other.variance - one.variance).slice(0, Math.ceil(tiles.length / 4));
  return busy.filter(({ variance }) => variance > 0).map(({ tile }) => tile);
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
