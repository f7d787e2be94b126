import { describe, expect, it } from 'vitest';
import { type MonitorMethod, decodeCountsCsv, monitorCounts } from '#app';
import { formatDay } from '#core';
import { randomSeries } from './random-series.ts';

/**
 * What R's surveillance 1.20.3 (R 4.2.2) says of the last looks of series s3 of `randomSeries(340, 6, 20110)`, printed by
 * run-methods.R: for machines without R. agrees-with-r.test.ts compares everything where R is there.
 */
const series = randomSeries(340, 6, 20_110)['s3']!;
const text = `date,count\n${series.map((count, week) => `${formatDay(14_613 + 7 * week)},${count}`).join('\n')}\n`;
const last = (method: MonitorMethod, options: object) => {
  const { points } = monitorCounts(decodeCountsCsv(text, 's3.csv'), method, { range: [338, 340], ...options });
  return points.slice(-3);
};
const noufaily = {
  noPeriods: 10,
  weightsThreshold: 2.58,
  pastWeeksNotIncluded: 26,
  pThresholdTrend: 1,
  alpha: 0.005,
  limit54: [0, 4],
};

describe('what R said once, without R', () => {
  it.each([
    ['nbPlugin', [15, 14, 15], [0.274756467566292, 0.11803519744389, 0.500362414041887]],
    [
      'delta',
      [14.3232824394426, 14.0536165390146, 14.0896791191874],
      [0.266378980980573, 0.107085062957111, 0.488078470855662],
    ],
    ['muan', [16, 15, 15], [0.327068434306065, 0.150628805884605, 0.559222516097367]],
  ])('farrington-flexible with %s', (thresholdMethod, upper, p) => {
    const points = last('farrington-flexible', { ...noufaily, thresholdMethod });
    points.forEach((point, place) => {
      expect(point.expected).toBeCloseTo([5.05118071941886, 5.02190928218114, 4.9126481368746][place]!, 6);
      expect(point.upper).toBeCloseTo(upper[place]!, 6);
      expect(point.p).toBeCloseTo(p[place]!, 6);
    });
  });

  it('farrington alarms in week 339', () => {
    const points = last('farrington', { b: 5, w: 3, alpha: 0.05 });
    expect(points.map(({ alarm }) => alarm)).toEqual([false, true, false]);
    points.forEach(({ upper }, place) => {
      expect(upper).toBeCloseTo([8.67605992016965, 8.68345571580472, 8.14213670714458][place]!, 6);
    });
  });

  it('EARS C1 and C3', () => {
    const [c1, c3] = [last('ears-c1', { alpha: 0.001 }), last('ears-c3', { alpha: 0.025 })];
    c1.forEach(({ upper }, place) =>
      expect(upper).toBeCloseTo([16.6415315700425, 15.8461901578183, 16.4408156386746][place]!, 6),
    );
    c3.forEach(({ upper }, place) =>
      expect(upper).toBeCloseTo([12.9724943741541, 16.0667506443219, 11.3869111582643][place]!, 6),
    );
  });

  it('cusum, glrnb, bayes and rki', () => {
    expect(last('cusum', { range: [209, 340] }).map(({ upper }) => upper)).toEqual([27, 27, 27]);
    const glrnb = last('glrnb', { range: [209, 340], 'c.ARL': 4, theta: Math.log(2), alpha: 0.2 });
    expect(glrnb.map(({ statistic }) => statistic)).toEqual([0, 0, 0]);
    glrnb.forEach(({ expected }, place) =>
      expect(expected).toBeCloseTo([8.61907990384, 8.58884504948, 8.61399749169][place]!, 6),
    );
    expect(last('bayes', { b: 2, w: 5, alpha: 0.01 }).map(({ upper }) => upper)).toEqual([12, 12, 12]);
    expect(last('rki', {}).map(({ upper }) => upper)).toEqual([11.177, 11.177, 11.177]);
  });
});
