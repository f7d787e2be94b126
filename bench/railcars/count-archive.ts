import { planeToPixel } from '#core';
import { type TrackLook, decodeTracks, lookAtTracks, simulateScene, simulateYard } from '#imagery';
import type { Measurement } from '../measure.ts';
import { type TrackScore, countMatches, sumScores } from './score-wagons.ts';

/**
 * Railcars of simulated archives, with and without the other dates as what the empty bed looks like. Yards and dates
 * that no training has seen; the sun stands elsewhere on each date, and images are misplaced by up to 0.5 m.
 */
export function benchRailcarArchive(): Measurement[] {
  return [0.3, 0.5, 1].flatMap((gsdMetres) => {
    const [alone, together] = [[], []] as [TrackScore[], TrackScore[]];
    for (const seed of ['archive-a', 'archive-b', 'archive-c']) countArchive(seed, gsdMetres, alone, together);
    const at = `railcars of a simulated archive at ${gsdMetres} m`;
    return [
      ...describe(`${at}, each date alone`, alone, null),
      ...describe(`${at}, bed from the other dates`, together, gsdMetres < 1 ? 0.95 : null),
    ];
  });
}

const dates = 6;

function countArchive(seed: string, gsdMetres: number, alone: TrackScore[], together: TrackScore[]): void {
  const yard = simulateYard(seed, { tracks: 8, lengthMetres: 360, marginMetres: 12 });
  const metres = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
  const looks: TrackLook[][] = [];
  const scenes = Array.from({ length: dates }, (_, date) => {
    const sun = { azimuth: (100 + 53 * date) % 360, elevation: 28 + 5 * date };
    const shift = { east: 0.5 * Math.sin(date), north: 0.5 * Math.cos(2 * date) };
    const count = Math.round((metres / 16) * (0.15 + 0.08 * date));
    const day = `2022-0${date + 1}-11T03:00:00Z`;
    const scene = simulateScene(yard, { date: day, gsdMetres, count, sun, shift });
    const lines = yard.tracks.map(({ id, points }) => ({
      id,
      line: points.map((point) => planeToPixel(scene.raster.grid, point)),
    }));
    const options = { gsdMetres, spacing: { columnMetres: gsdMetres, rowMetres: gsdMetres }, sunAzimuth: sun.azimuth };
    looks.push(lookAtTracks(scene.raster, lines, options));
    return { scene, lines, options };
  });
  for (const [date, { scene, lines, options }] of scenes.entries()) {
    const otherDates = looks.filter((_, index) => index !== date);
    alone.push(...score(looks[date] ?? [], scene));
    together.push(...score(lookAtTracks(scene.raster, lines, { ...options, otherDates }), scene));
  }
}

function score(looks: readonly TrackLook[], { truth }: ReturnType<typeof simulateScene>): TrackScore[] {
  const decoded = decodeTracks(looks.map(({ evidence }) => evidence));
  return looks.flatMap(({ id }, index) => {
    const one = decoded[index];
    if (!one) return [];
    const wagons = truth.wagons.filter(({ trackId }) => trackId === id);
    return [
      {
        matched: countMatches(one.wagons, wagons),
        found: one.count.count,
        true: wagons.length,
        isCovered: one.count.low <= wagons.length && wagons.length <= one.count.high,
        width: one.count.high - one.count.low,
        foundMetres: one.occupied.metres,
        trueMetres: wagons.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0),
      },
    ];
  });
}

function describe(name: string, scores: readonly TrackScore[], f1: number | null): Measurement[] {
  const sums = sumScores(scores);
  return [
    {
      name: `${name}: F1`,
      value: sums.f1,
      unit: '',
      limit: f1 === null ? null : { kind: 'at least', value: f1 },
      detail: `${sums.true} wagons, ${sums.found} found, tracks off by ${(100 * sums.trackError).toFixed(1)} %, 90 % intervals hold ${(100 * sums.coverage).toFixed(0)} % of ${sums.busy} busy tracks, mean width ${sums.meanWidth.toFixed(1)}`,
    },
  ];
}
