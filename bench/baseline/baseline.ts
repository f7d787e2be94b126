import { assessSeries, dateShift } from '#baseline';
import type { Observation } from '#core';
import type { Measurement } from '../measure.ts';
import { measureCalibration } from './calibration.ts';
import { type Random, drawCount, seededRandom } from './random.ts';
import { simulateSeries } from './simulate-series.ts';

/** Is what the baseline says true, and how long does it take? Seeded; about two minutes. */
export function benchBaseline(): Measurement[] {
  const random = seededRandom(20240617);
  return [...measureCalibration(1500), ...levelShifts(random), timeAssessment(random)];
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

function timeAssessment(random: Random): Measurement {
  const sites = Array.from(
    { length: 40 },
    (_, index) =>
      simulateSeries(`site-${index}`, { looks: 299, trend: false, season: false, counters: false }, random)
        .observations,
  );
  const assess = (observations: readonly Observation[]): unknown =>
    assessSeries({ siteId: observations[0]!.siteId, objectClass: 'railcars', observations, at: null });
  const rounds = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    for (const observations of sites) assess(observations);
    return process.cpuUsage(start).user / 1000 / sites.length;
  });
  return {
    name: 'baseline: one assessment of 300 observations',
    value: Math.min(...rounds),
    unit: 'ms',
    limit: { kind: 'at most', value: 3 },
    detail: 'processor time, best of 3 rounds over 40 sites',
  };
}
