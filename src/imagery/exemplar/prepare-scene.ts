import type { PixelPosition, Raster } from '#core';
import type { OrientedBox } from '../geometry/oriented-box.ts';
import { ExemplarError } from './exemplar-error.ts';
import { type FeaturePlanes, computeFeaturePlanes } from './kernels/feature-planes.ts';
import { resamplePlane } from './kernels/resample-plane.ts';
import { toLab } from './kernels/to-lab.ts';

/** A scene as the search sees it; boxes in the scene are boxes in the raster times `scale`. */
export interface PreparedScene {
  readonly planes: FeaturePlanes;
  readonly scale: number;
  /** Whether the middle of a box (in the scene) was measured. */
  isMeasured(position: PixelPosition): boolean;
}

/** Objects are looked at so that they are this many pixels wide, and searched down to the least. */
const wishedWidth = 11;
const leastWidth = 4;
const mostPixels = 16_000_000;

/** Brings a raster to the resolution of the search. Throws ExemplarError. */
export function prepareScene(raster: Raster, examples: readonly OrientedBox[]): PreparedScene {
  checkExamples(examples);
  const width = examples.reduce((sum, one) => sum + one.width, 0) / examples.length;
  if (width < leastWidth)
    throw new ExemplarError(
      'too-coarse',
      `expected objects at least ${leastWidth} pixels wide, got ${width.toFixed(1)}; occupied area is all one can tell`,
    );
  const scale = width > wishedWidth * 1.3 || width < wishedWidth / 1.6 ? wishedWidth / width : 1;
  const size = { width: Math.round(raster.grid.width * scale), height: Math.round(raster.grid.height * scale) };
  if (size.width * size.height > mostPixels)
    throw new ExemplarError(
      'too-large',
      `expected at most ${mostPixels / 1e6} million pixels, got ${((size.width * size.height) / 1e6).toFixed(1)}; search a part of the image`,
    );
  const lab = toLab(bandsOf(raster, size), whiteOf(raster));
  const cell = (width * scale) / 3;
  const { grid, valid } = raster;
  return {
    planes: computeFeaturePlanes(lab, size.width, size.height, cell, Math.max(1, Math.round(cell / 2))),
    scale,
    isMeasured({ column, row }) {
      const [x, y] = [Math.floor(column / scale), Math.floor(row / scale)];
      return x >= 0 && y >= 0 && x < grid.width && y < grid.height && (valid[y * grid.width + x] ?? 0) >= 128;
    },
  };
}

export function scaleBox({ column, row, length, width, angle }: OrientedBox, scale: number): OrientedBox {
  return { column: column * scale, row: row * scale, length: length * scale, width: width * scale, angle };
}

function bandsOf({ grid, bands, samples }: Raster, size: { width: number; height: number }): ArrayLike<number>[] {
  const plane = grid.width * grid.height;
  return bands.slice(0, 3).map((_, band) => {
    const values = samples.subarray(band * plane, (band + 1) * plane);
    if (size.width === grid.width && size.height === grid.height) return values;
    return resamplePlane(values, grid, size);
  });
}

/** What is white: 255 for bytes, otherwise what 99.5 % of the values stay below. */
function whiteOf({ samples }: Raster): number {
  if (samples instanceof Uint8Array) return 255;
  const some = Float64Array.from({ length: 10_000 }, (_, i) => samples[Math.floor((i * samples.length) / 10_000)] ?? 0);
  return some.toSorted()[9950] || 1;
}

function checkExamples(examples: readonly OrientedBox[]): void {
  const sound = examples.every(({ length, width }) => length > 0 && width > 0);
  if (examples.length === 0 || examples.length > 20 || !sound)
    throw new ExemplarError('no-example', `expected 1 to 20 examples with a size, got ${examples.length}`);
}
