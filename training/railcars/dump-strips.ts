import { mkdirSync, writeFileSync } from 'node:fs';
import type { PixelPosition, Raster } from '#core';
import { type TrackPath, tracePath } from '#imagery';
import { drawYardScenes } from '../../bench/railcars/draw-yard-scene.ts';
import { readYard } from '../../bench/railcars/muttenz.ts';
import type { GroundVector } from '../../src/imagery/geometry/ground-frame.ts';
import { toLabPlanes } from '../../src/imagery/kernels/lab-planes.ts';
import { sampleStrip } from '../../src/imagery/kernels/sample-strip.ts';
import { isShadowLeft } from '../../src/imagery/railcars/shadow-side.ts';

// Writes strips and truth for strips.py:
//   node --conditions=source training/railcars/dump-strips.ts OUT yard FOLDER
//   node --conditions=source training/railcars/dump-strips.ts OUT simulated PREFIX FROM TO DATES
/** More than the net reads, so that lines can be shown off the rails. */
const rows = 56;
const [out = '', kind, ...rest] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
if (kind === 'yard') await dumpYard(rest[0] ?? '');
else
  for (let seed = Number(rest[1]); seed < Number(rest[2]); seed++)
    dumpSimulated(`${rest[0] ?? ''}-${seed}`, Number(rest[3] ?? 1));

interface Line {
  readonly id: string;
  readonly points: readonly PixelPosition[];
  readonly wagons: readonly { readonly startMetres: number; readonly endMetres: number }[];
  /** From the line to the rails, metres; null where nobody knows. */
  readonly off: GroundVector | null;
}

async function dumpYard(folder: string): Promise<void> {
  for (const wished of [null, 0.32, 0.38, 0.5, 0.76, 1, 1.5, 2, 3]) {
    const { raster, gsdMetres, tracks } = await readYard(folder, wished);
    const lines = tracks.map(({ id, line, wagons }) => ({ id, points: line, wagons, off: null }));
    writeStrips(`${out}/yard_${gsdMetres.toFixed(2)}`, raster, gsdMetres, 165, lines);
  }
}

/** Every date at the resolution of its yard. */
function dumpSimulated(seed: string, dates: number): void {
  for (const [date, { scene, gsdMetres, lines }] of drawYardScenes(seed, { dates }).entries()) {
    const { raster, truth } = scene;
    const own = lines.map(({ id, line, off }) => ({
      id,
      off,
      points: line,
      wagons: truth.wagons.filter(({ trackId }) => trackId === id),
    }));
    writeStrips(`${out}/simulated_${seed}_${date}_${gsdMetres.toFixed(3)}`, raster, gsdMetres, truth.sun.azimuth, own);
  }
}

/** `NAME.bin`: float16, per track L*, a*, b* of 56 rows by cells; `NAME.json`: where each begins, and its truth. */
function writeStrips(name: string, raster: Raster, gsd: number, azimuth: number, lines: readonly Line[]): void {
  const planes = toLabPlanes(raster);
  const spacing = { columnMetres: gsd, rowMetres: gsd };
  const parts: Uint8Array[] = [];
  let at = 0;
  const tracks = lines.map(({ id, points, wagons, off }) => {
    const path = tracePath(points, spacing, 0.25);
    const { cells, lightness, a, b } = sampleStrip(planes, path, rows, 0.25);
    for (const plane of [lightness, a, b]) parts.push(new Uint8Array(new Float16Array(plane).buffer));
    const begins = at;
    at += 3 * rows * cells;
    return {
      id,
      cells,
      at: begins,
      flip: !isShadowLeft(path, raster.grid, spacing, azimuth),
      left: off && leftOf(path, off, gsd),
      wagons,
    };
  });
  writeFileSync(`${name}.bin`, Buffer.concat(parts));
  writeFileSync(`${name}.json`, JSON.stringify({ gsd, tracks }));
}

/** How much of a way on the ground leads to the left of a path, in its middle; metres of a grid with north up. */
function leftOf(path: TrackPath, { east, north }: GroundVector, gsd: number): number {
  const middle = path.cells >> 1;
  return gsd * (east * (path.acrossColumn[middle] ?? 0) - north * (path.acrossRow[middle] ?? 0));
}
