import { fitBaseline, probabilityAtLeast, probabilityAtMost } from '#baseline';
import type { Measurement } from '../measure.ts';
import { type Random, seededRandom } from './random.ts';
import { type Prediction, empirical, logScore, maximumRule, meanAndDeviation, rankedScore } from './rivals.ts';
import { type SeriesDesign, simulateSeries } from './simulate-series.ts';

/**
 * Is what the baseline says true? Series with log mean uniform in 0.3 to 100 and variation uniform in 0 to 1.5 (not drawn from
 * the prior of the model), 3 in 10 looks coarsened, 2 in 10 partly hidden; the newest look of each is compared with its
 * prediction, in the default setting, in which the program does not know which terms the series has.
 *
 * Counts are whole numbers, so an interval of whole numbers covers more than it says. To see whether the distribution itself is
 * right the comparison is randomised: the position of a new count y is drawn between P(Y < y) and P(Y <= y), which is uniform if the
 * prediction is right (Czado, Gneiting and Held 2009, doi:10.1111/j.1541-0420.2009.01191.x).
 */
export function measureCalibration(perDesign: number): Measurement[] {
  const random = seededRandom(20231005);
  const results = designs.flatMap(({ name, design }) =>
    Array.from({ length: perDesign }, (_, index) => predictOne(name, `${name}-${index}`, design, random)).filter(
      (one) => one !== null,
    ),
  );
  return [...coverage(results), ...falseAlerts(results), ...scores(results)];
}

const level = (looks: number): SeriesDesign => ({ looks, trend: false, season: false, counters: false });
const designs: readonly { readonly name: string; readonly design: SeriesDesign }[] = [
  ...[2, 5, 10, 20, 60].map((looks) => ({ name: `level, ${looks} looks`, design: level(looks) })),
  ...[20, 60].map((looks) => ({ name: `trend, ${looks} looks`, design: { ...level(looks), trend: true } })),
  ...[40, 80].map((looks) => ({ name: `season, ${looks} looks`, design: { ...level(looks), season: true } })),
  ...[20, 60].map((looks) => ({ name: `counters, ${looks} looks`, design: { ...level(looks), counters: true } })),
  { name: 'all three, 60 looks', design: { looks: 60, trend: true, season: true, counters: true } },
];

export const levels = [0.5, 0.8, 0.9, 0.99];

export interface Placed {
  readonly design: string;
  /** Randomised position of the new count in its prediction, 0..1. */
  readonly position: number;
}

interface Result extends Placed {
  /** P(Y >= new count), as an alert sees it. */
  readonly exceedance: number;
  /** Per method: [ranked score over the mean of the looks, log score]. */
  readonly scores: readonly (readonly [number, number])[];
}

const methods = ['ours', 'highest so far', 'mean + 3 SD', 'empirical'];

/** Null where every look happens to be a bound of one kind: then there is no central interval (bounds.ts). */
function predictOne(design: string, siteId: string, of: SeriesDesign, random: Random): Result | null {
  const { observations, newest } = simulateSeries(siteId, of, random);
  const posterior = fitBaseline({ siteId, objectClass: 'railcars', observations, at: null });
  if (posterior === null) return null;
  const exposure = observations.at(-1)!.visibleShare ?? 1;
  const ours: Prediction = (count) => probabilityAtMost(posterior, count, exposure);
  const counts = observations.slice(0, -1).map(({ seen, visibleShare }) => {
    if (seen.kind !== 'count') throw new Error('expected a count');
    return (((seen.low ?? seen.high)! + (seen.high ?? seen.low)!) / 2 / (visibleShare ?? 1)) * exposure;
  });
  const mean = Math.max(1, counts.reduce((sum, one) => sum + one, 0) / counts.length);
  const highest = 20 * mean + 2 * newest + 50;
  const predictions = [ours, maximumRule(counts), meanAndDeviation(counts), empirical(counts)];
  return {
    design,
    position: drawPosition(ours, newest, random),
    exceedance: probabilityAtLeast(posterior, newest, exposure),
    scores: predictions.map((one) => [rankedScore(one, newest, highest) / mean, logScore(one, newest)]),
  };
}

export function drawPosition(prediction: Prediction, newest: number, random: Random): number {
  const below = prediction(newest - 1);
  return below + random() * (prediction(newest) - below);
}

/** Share of new counts in the central interval, in percent. */
function share(of: readonly Placed[], wanted: number): number {
  return (100 * of.filter(({ position }) => Math.abs(position - 0.5) <= wanted / 2).length) / of.length;
}

function coverage(results: readonly Result[]): Measurement[] {
  const isLevel = ({ design }: Result): boolean => design.startsWith('level');
  const groups = [
    { name: 'all', of: results },
    { name: 'level alone', of: results.filter(isLevel) },
    { name: 'trend, season, counters', of: results.filter((one) => !isLevel(one)) },
  ];
  return [
    ...groups.flatMap(({ name, of }) => centralCoverage(name, of)),
    ...byDesign(
      designs.map(({ name }) => name),
      results,
    ),
  ];
}

export function centralCoverage(name: string, of: readonly Placed[]): Measurement[] {
  return levels.map((wanted) => ({
    name: `baseline: ${wanted * 100} % interval, ${name}, coverage off by`,
    value: Math.abs(share(of, wanted) - wanted * 100),
    unit: 'points',
    limit: { kind: 'at most', value: 2 },
    detail: `${share(of, wanted).toFixed(1)} % of ${of.length} series`,
  }));
}

export function byDesign(names: readonly string[], results: readonly Placed[]): Measurement[] {
  return names.flatMap((name) => {
    const of = results.filter(({ design }) => design === name);
    if (of.length === 0) return [];
    const off = levels.map((wanted) => Math.abs(share(of, wanted) - wanted * 100));
    return {
      name: `baseline: ${name}, coverage off by at most`,
      value: Math.max(...off),
      unit: 'points',
      limit: null,
      detail: levels.map((wanted) => `${wanted * 100} %: ${share(of, wanted).toFixed(1)}`).join(', '),
    };
  });
}

function falseAlerts(results: readonly Result[]): Measurement[] {
  const alerts = results.filter(({ exceedance }) => exceedance < 0.01).length;
  return [
    {
      name: 'baseline: false alerts at level 0.99',
      value: (100 * alerts) / results.length,
      unit: '%',
      limit: { kind: 'at most', value: 1.5 },
    },
  ];
}

function scores(results: readonly Result[]): Measurement[] {
  const mean = (method: number, score: 0 | 1): number =>
    results.reduce((sum, result) => sum + result.scores[method]![score], 0) / results.length;
  return methods.flatMap((name, method): Measurement[] => [
    {
      name: `baseline: CRPS over mean count, ${name}`,
      value: mean(method, 0),
      unit: '',
      limit: null,
    },
    { name: `baseline: log score, ${name}`, value: mean(method, 1), unit: 'nats', limit: null },
  ]);
}
