import { assessSeries, dateShift, estimateTrueCount } from '#baseline';
import type { Measurement } from '../measure.ts';
import { measureBounds } from './bounds.ts';
import { measureCalibration } from './calibration.ts';
import { type Random, drawBinomial, drawCount, seededRandom } from './random.ts';
import { simulateSeries } from './simulate-series.ts';

/** Is what the baseline says true, and how long does it take? Seeded; some six minutes of processor time: with fewer series the chance of the draw is as large as the limit of two points. */
export function benchBaseline(): Measurement[] {
  const random = seededRandom(20240617);
  return [
    ...measureCalibration(800),
    ...measureBounds(2800),
    ...trueCounts(random),
    ...levelShifts(random),
    ...timeAssessment(random),
  ];
}

/** How often a shift is claimed where there is none, and found where the level triples half way through 30 looks. */
function levelShifts(random: Random): Measurement[] {
  const claims = (factor: number): number => {
    let claimed = 0;
    for (let series = 0; series < 400; series += 1) {
      const mean = Math.exp(random() * Math.log(50));
      const counts = Array.from({ length: 30 }, (_, index) =>
        drawCount(index < 15 ? mean : mean * factor, 0.6, random),
      );
      if ((dateShift(counts)?.probability ?? 0) >= 0.95) claimed += 1;
    }
    return claimed / 4;
  };
  return [
    {
      name: 'baseline: level shifts claimed where there is none',
      value: claims(1),
      unit: '%',
      limit: { kind: 'at most', value: 5 },
    },
    { name: 'baseline: level tripled, shift found', value: claims(3), unit: '%', limit: null },
  ];
}

/** Does the interval of the true number hold it, where recall and precision are known from a trial of 40 objects only? */
function trueCounts(random: Random): Measurement[] {
  const trials = 40;
  let held = 0;
  const scenes = 3000;
  for (let scene = 0; scene < scenes; scene += 1) {
    const [recall, precision] = [0.6 + 0.38 * random(), 0.6 + 0.38 * random()];
    const there = Math.floor(5 + 95 * random());
    const real = drawBinomial(there, recall, random);
    // So many false finds that each find is real with the precision: a negative binomial waiting time.
    let found = real;
    for (let left = real + 1; left > 0;) {
      if (random() < precision) left -= 1;
      else found += 1;
    }
    const measured = (share: number): { hits: number; trials: number } => ({
      hits: Math.max(1, drawBinomial(trials, share, random)),
      trials,
    });
    const { low, high } = estimateTrueCount(found, { recall: measured(recall), precision: measured(precision) });
    if (low <= there && there <= high) held += 1;
  }
  return [
    {
      name: 'baseline: 90 % interval of the true number behind a machine count, coverage off by',
      value: Math.abs((100 * held) / scenes - 90),
      unit: 'points',
      limit: { kind: 'at most', value: 3 },
      detail: `${((100 * held) / scenes).toFixed(1)} % of ${scenes}; recall and precision measured on ${trials} objects`,
    },
  ];
}

/** Series of one level, and those of a trend, of which more forms must be fitted and more changes weighed. */
function timeAssessment(random: Random): Measurement[] {
  return [false, true].map((trend) => {
    const design = { looks: 299, trend, season: false, counters: false };
    const sites = Array.from(
      { length: 200 },
      (_, index) => simulateSeries(`site-${index}`, design, random).observations,
    );
    // The first rounds are slower: the program is being compiled.
    const rounds = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      for (const observations of sites) {
        assessSeries({ siteId: observations[0]!.siteId, objectClass: 'railcars', observations, at: null });
      }
      return process.cpuUsage(start).user / 1e6 / sites.length;
    });
    return {
      name: `baseline: 10,000 sites of 300 observations each, ${trend ? 'with a trend' : 'of one level'}`,
      value: 10_000 * Math.min(...rounds),
      unit: 's',
      limit: trend ? null : { kind: 'at most', value: 30 },
      detail: 'processor time of one core, from 200 sites, best of 5 rounds',
    };
  });
}
