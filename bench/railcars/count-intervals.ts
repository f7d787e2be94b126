import { combineCounts, decodeTracks, lookAtTracks } from '#imagery';
import type { Measurement } from '../measure.ts';
import { type YardScene, drawYardScenes } from './draw-yard-scene.ts';
import { type TrackScore, countMatches, sumScores } from './score-wagons.ts';

/**
 * Are the intervals of tracks and of whole scenes true? Simulated scenes as different as `drawYardScenes` makes them, of
 * seeds that neither the net nor the decoder's parameters were fitted to; the sun is known, as from a STAC item.
 */
export function benchRailcarIntervals(): Measurement[] {
  const scores = Array.from({ length: scenes }, (_, index) =>
    drawYardScenes(`${prefix}-${index}`).map(scoreScene),
  ).flat();
  const tracks = sumScores(scores.flatMap((one) => one.tracks));
  const totals = scores.map(({ total }) => total);
  const held = totals.filter(({ isCovered }) => isCovered).length / totals.length;
  const off = totals.map(({ found, truth }) => (found - truth) / Math.max(1, truth));
  const bias = off.reduce((sum, one) => sum + one, 0) / off.length;
  const width = totals.reduce((sum, one) => sum + one.width, 0) / totals.length;
  const name = 'railcar-intervals, 0.25 to 1 m';
  return [
    {
      name: `${name}: 90 % intervals of busy tracks, coverage off by`,
      value: Math.abs(100 * tracks.coverage - 90),
      unit: 'points',
      limit: { kind: 'at most', value: 5 },
      detail: `hold ${(100 * tracks.coverage).toFixed(1)} % of ${tracks.busy}, mean width ${tracks.meanWidth.toFixed(1)}`,
    },
    {
      name: `${name}: 90 % intervals of totals of scenes, coverage off by`,
      value: Math.abs(100 * held - 90),
      unit: 'points',
      limit: { kind: 'at most', value: 5 },
      detail: `hold ${(100 * held).toFixed(1)} % of ${totals.length}, mean width ${width.toFixed(1)} at ${(tracks.true / totals.length).toFixed(0)} wagons, too many by ${(100 * bias).toFixed(1)} % on average; seeds ${prefix}-0 to ${prefix}-${scenes - 1}`,
    },
    {
      name: `${name}: F1`,
      value: tracks.f1,
      unit: '',
      limit: null,
      detail: `${tracks.true} wagons, ${tracks.found} found, tracks off by ${(100 * tracks.trackError).toFixed(1)} %`,
    },
  ];
}

const scenes = 80;
const prefix = 'rep';

function scoreScene({ scene, gsdMetres, lines }: YardScene): {
  tracks: TrackScore[];
  total: { isCovered: boolean; width: number; found: number; truth: number };
} {
  const { wagons, sun } = scene.truth;
  const spacing = { columnMetres: gsdMetres, rowMetres: gsdMetres };
  const looks = lookAtTracks(scene.raster, lines, { gsdMetres, spacing, sunAzimuth: sun.azimuth });
  const decoded = decodeTracks(looks.map(({ evidence }) => evidence));
  const tracks = decoded.map(({ count, occupied, wagons: placed }, index): TrackScore => {
    const own = wagons.filter(({ trackId }) => trackId === lines[index]?.id);
    return {
      matched: countMatches(placed, own),
      found: count.count,
      true: own.length,
      isCovered: count.low <= own.length && own.length <= count.high,
      width: count.high - count.low,
      foundMetres: occupied.metres,
      trueMetres: own.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0),
    };
  });
  const { count, low, high } = combineCounts(decoded, 0.9);
  const truth = wagons.length;
  return { tracks, total: { isCovered: low <= truth && truth <= high, width: high - low, found: count, truth } };
}
