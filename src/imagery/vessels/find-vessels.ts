import type { PixelGrid } from '#core';
import type { GroundBox } from '../geometry/ground-box.ts';
import type { GroundPlacement } from '../geometry/ground-frame.ts';
import type { OrientedBox } from '../geometry/oriented-box.ts';
import { boxBlobs } from './box-blobs.ts';
import { distanceToLand } from './kernels/distance-to-land.ts';
import { measureClutter } from './kernels/local-clutter.ts';

/** Bands of one date on one grid, in any unit that is proportional to reflectance. */
export interface SeaScene {
  readonly grid: PixelGrid;
  readonly green: Float32Array;
  readonly red: Float32Array;
  readonly nir: Float32Array;
  /** One byte a pixel, 0 where nothing was measured (or under cloud). */
  readonly valid: Uint8Array;
}

export interface Vessel {
  /** In pixels of the grid. */
  readonly box: OrientedBox;
  readonly ground: GroundBox;
  /** Contrast of its brightest pixel to the sea about it, in standard deviations of that sea. */
  readonly contrast: number;
  /** Metres from its nearest pixel to what the mask says is land: near a quay it may be part of the quay. */
  readonly offshoreMetres: number;
}

/** Chosen on Busan (`npm run bench -- vessels`). Contrasts are in standard deviations of the local sea. */
const limits = { seed: 8, grow: 4 };
/** Half the window in which the sea is measured, true metres. */
const windowMetres = 300;
/** Water this close to land is not looked at: mixed pixels, quays, breakers; true metres. */
const borderMetres = 20;

/**
 * Vessels on water as bright spots in near infrared and red light: a constant false alarm rate detector with a robust
 * background of the local sea (Crisp 2004, DSTO-RR-0272, §5), grown to blobs whose size and shape a ship can have.
 */
export function findVessels(scene: SeaScene, water: Uint8Array, placement: GroundPlacement): Vessel[] {
  const { width, height } = scene.grid;
  const { columnMetres, rowMetres } = placement.frameAt({ column: width / 2, row: height / 2 });
  const metres = Math.sqrt(columnMetres * rowMetres);
  const offshore = distanceToLand(water, width, height);
  const sea = water.map((one, at) => (one === 1 && (scene.valid[at] ?? 0) >= 128 ? 1 : 0));
  const contrast = computeContrast(scene, sea, Math.round(windowMetres / metres)).map((value, at) =>
    sea[at] === 1 && (offshore[at] ?? 0) * metres > borderMetres ? value : 0,
  );
  return boxBlobs({ contrast, ...limits }, scene.grid, placement).map(({ pixels, ...blob }) => ({
    ...blob,
    offshoreMetres: metres * pixels.reduce((least, at) => Math.min(least, offshore[at] ?? 0), Infinity),
  }));
}

/** The weaker of the contrasts in near infrared and red: glint and silt are bright in one of them only. */
function computeContrast({ grid, nir, red }: SeaScene, sea: Uint8Array, radius: number): Float32Array {
  const contrasts = [nir, red].map((band) => {
    const { level, scatter } = measureClutter(band, sea, grid.width, grid.height, radius);
    const floor = scatterFloor(level);
    return band.map((value, at) => (value - (level[at] ?? 0)) / Math.max(scatter[at] ?? 0, floor));
  });
  return (contrasts[0] ?? new Float32Array()).map((value, at) => Math.min(value, contrasts[1]?.[at] ?? 0));
}

/** A very calm sea scatters less than the sensor and its quantisation can tell: 2 % of its brightness. */
function scatterFloor(level: Float32Array): number {
  const some = level.filter((_, at) => at % 101 === 0).toSorted();
  return 0.02 * (some[some.length >> 1] ?? 0) || 1e-6;
}
