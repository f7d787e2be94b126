import { mkdirSync, writeFileSync } from 'node:fs';
import { type PixelGrid, type PixelPosition, type Raster, planeToPixel } from '#core';
import { type SimulatedYard, simulateScene, simulateYard, tracePath } from '#imagery';
import { readYard } from '../../bench/railcars/muttenz.ts';
import { seededRandom } from '../../bench/railcars/seeded-random.ts';
import { toLabPlanes } from '../../src/imagery/kernels/lab-planes.ts';
import { sampleStrip } from '../../src/imagery/kernels/sample-strip.ts';
import { isShadowLeft } from '../../src/imagery/railcars/shadow-side.ts';

// Writes strips and truth for strips.py:
//   node --conditions=source training/railcars/dump-strips.ts OUT yard FOLDER
//   node --conditions=source training/railcars/dump-strips.ts OUT simulated FROM TO DATES
const [out = '', kind, ...rest] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
if (kind === 'yard') await dumpYard(rest[0] ?? '');
else for (let seed = Number(rest[0]); seed < Number(rest[1]); seed++) dumpSimulated(seed, Number(rest[2] ?? 1));

const rows = 56;

interface Line {
  readonly id: string;
  readonly points: readonly PixelPosition[];
  readonly wagons: readonly { readonly startMetres: number; readonly endMetres: number }[];
}

async function dumpYard(folder: string): Promise<void> {
  for (const wished of [null, 0.32, 0.38, 0.5, 0.76, 1, 1.5, 2, 3]) {
    const { raster, gsdMetres, tracks } = await readYard(folder, wished);
    const lines = tracks.map(({ id, line, wagons }) => ({ id, points: line, wagons }));
    writeStrips(`${out}/yard_${gsdMetres.toFixed(2)}`, raster, gsdMetres, 165, lines);
  }
}

function dumpSimulated(seed: number, dates: number): void {
  const random = seededRandom(seed);
  const uniform = (): number => random.uniform();
  const yard = simulateYard(`train-${seed}`, {
    tracks: 6 + Math.floor(uniform() * 12),
    lengthMetres: 260 + uniform() * 260,
    headingDegrees: uniform() * 180,
    bend: uniform() * 0.8,
    marginMetres: 12,
    place: { lon: -120 + uniform() * 250, lat: -50 + uniform() * 115 },
  });
  const metres = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
  for (let date = 0; date < dates; date++)
    for (const gsdMetres of [0.25, 0.35, 0.5, 0.75, 1, 2]) {
      const sun = { azimuth: (uniform() * 360 + date) % 360, elevation: 18 + uniform() * 50 };
      const count = Math.round((metres / 15) * (0.1 + uniform() * 0.5));
      const day = '2022-06-05T10:30:00Z';
      const scene = simulateScene(yard, { date: day, sun, gsdMetres, count, blur: 0.3 + uniform() * 0.6, seed: date });
      const lines = layLines(yard, scene.raster.grid, scene.truth.wagons);
      writeStrips(`${out}/simulated_${seed}_${date}_${gsdMetres}`, scene.raster, gsdMetres, sun.azimuth, lines);
    }
}

function layLines(
  yard: SimulatedYard,
  grid: PixelGrid,
  wagons: readonly { readonly trackId: string; readonly startMetres: number; readonly endMetres: number }[],
): Line[] {
  return yard.tracks.map(({ id, points }) => ({
    id,
    points: points.map((point) => planeToPixel(grid, point)),
    wagons: wagons.filter(({ trackId }) => trackId === id),
  }));
}

/** `NAME.bin`: float32, per track L*, a*, b* of 56 rows by cells; `NAME.json`: where each begins, and its truth. */
function writeStrips(name: string, raster: Raster, gsd: number, azimuth: number, lines: readonly Line[]): void {
  const planes = toLabPlanes(raster);
  const spacing = { columnMetres: gsd, rowMetres: gsd };
  const parts: Uint8Array[] = [];
  let at = 0;
  const tracks = lines.map(({ id, points, wagons }) => {
    const path = tracePath(points, spacing, 0.25);
    const { cells, lightness, a, b } = sampleStrip(planes, path, rows, 0.25);
    for (const plane of [lightness, a, b]) parts.push(new Uint8Array(plane.buffer));
    const begins = at;
    at += 3 * rows * cells;
    return { id, cells, at: begins, flip: !isShadowLeft(path, raster.grid, spacing, azimuth), wagons };
  });
  writeFileSync(`${name}.bin`, Buffer.concat(parts));
  writeFileSync(`${name}.json`, JSON.stringify({ gsd, tracks }));
}
