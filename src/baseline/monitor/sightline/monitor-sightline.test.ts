import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatedSeries, jointTail, logAtLeast, monitorSightline } from '../../index.ts';

const options = { alpha: 0.01, b: 5, daysNotIncluded: 28, daysTogether: 13, fewestLooks: 8 };
const all = (series: DatedSeries) =>
  monitorSightline(series, { ...options, range: series.counts.map((_, index) => index + 1) });
const weekly = (counts: readonly (number | null)[]): DatedSeries => ({
  days: counts.map((_, week) => 7 * week),
  counts,
});
const steady = Array.from({ length: 120 }, (_, week) => 4 + ((week * 7) % 5));

describe('our own monitor', () => {
  it('alarms at a count far above its past, and says what would have been enough', () => {
    const last = all(weekly([...steady, 25])).at(-1)!;
    expect(last.alarm).toBe(true);
    expect(last.p).toBeLessThan(1e-4);
    expect(last.upper).toBeGreaterThan(6);
    expect(last.upper).toBeLessThan(16);
    expect(last.expected).toBeCloseTo(6, 0);
  });

  it('an excess spread over two weeks is found where neither week alone is one', () => {
    const one = all(weekly([...steady, 6, 11])).at(-1)!;
    const two = all(weekly([...steady, 11, 11])).at(-1)!;
    expect(two.p!).toBeLessThan(one.p! / 3);
  });

  it('does not announce last week again when this week is quiet', () => {
    const points = all(weekly([...steady, 40, 2]));
    expect(points.at(-2)!.alarm).toBe(true);
    expect(points.at(-1)!.alarm).toBe(false);
  });

  it('past outbreaks do not hide the next one', () => {
    const struck = steady.map((count, week) => (week % 40 === 20 ? count + 40 : count));
    const [clean, after] = [all(weekly([...steady, 20])).at(-1)!, all(weekly([...struck, 20])).at(-1)!];
    expect(after.alarm).toBe(true);
    expect(after.upper! - clean.upper!).toBeLessThanOrEqual(4);
  });

  it('a season is no alarm', () => {
    const seasonal = Array.from({ length: 312 }, (_, week) =>
      Math.round(20 + 15 * Math.cos((2 * Math.PI * week) / 52.18)),
    );
    expect(all(weekly(seasonal)).filter(({ alarm, index }) => alarm && index > 110)).toEqual([]);
  });

  it('weeks on which nobody looked are no zeros', () => {
    const gaps = steady.map((count, week) => (week % 3 === 0 ? count : null));
    const points = all(weekly([...gaps, 6]));
    expect(points.map(({ index }) => index)).not.toContain(2);
    expect(points.at(-1)!.expected).toBeGreaterThan(4);
    expect(points.at(-1)!.looks).toBeLessThan(40);
  });

  it('with nothing but zeros a first object is unusual, a first ten more so', () => {
    const zeros = Array.from({ length: 100 }, () => 0);
    const [one, ten] = [all(weekly([...zeros, 1])).at(-1)!, all(weekly([...zeros, 10])).at(-1)!];
    expect(one.p!).toBeLessThan(0.02);
    expect(ten.p!).toBeLessThan(one.p! / 10);
    expect(ten.alarm).toBe(true);
  });

  it('gives no answer before it has enough looks, and none for an empty series', () => {
    expect(all(weekly([3, 4, 5])).map(({ p, upper, alarm }) => [p, upper, alarm])).toEqual(
      Array.from({ length: 3 }, () => [null, null, false]),
    );
    expect(all(weekly([]))).toEqual([]);
    expect(all(weekly([null, null]))).toEqual([]);
  });

  it('few looks give a higher limit than many', () => {
    const few = all(weekly([...steady.slice(0, 14), 5])).at(-1)!;
    const many = all(weekly([...steady, 5])).at(-1)!;
    expect(few.upper!).toBeGreaterThan(many.upper!);
  });

  const counts = fc.array(fc.oneof(fc.nat(6), fc.nat(300), fc.constant(null)), { maxLength: 60 });

  it('never crashes, and its numbers hang together', () => {
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 60, maxLength: 60 }),
        (seen, steps) => {
          let day = 0;
          const days = seen.map((_, look) => (day += steps[look]!));
          for (const point of all({ days, counts: seen })) {
            if (point.p === null) continue;
            expect(point.p).toBeGreaterThanOrEqual(0);
            expect(point.p).toBeLessThanOrEqual(1);
            expect(point.alarm).toBe(point.observed > point.upper!);
            expect(point.alarm).toBe(point.p <= point.level && point.observed > point.expected!);
          }
        },
      ),
    );
  });

  it('does not depend on when day 0 was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { minLength: 30, maxLength: 60 }),
        fc.integer({ min: -40, max: 40 }),
        (seen, years) => {
          const { days } = weekly(seen);
          const yearDays = 364;
          const here = all({ days, counts: seen, yearDays });
          const there = all({ days: days.map((day) => day + years * yearDays), counts: seen, yearDays });
          there.forEach((point, place) => expect(point.p ?? 0).toBeCloseTo(here[place]!.p ?? 0, 6));
        },
      ),
    );
  });

  it('what is left of a level is spent later: false alarms of rare counts come at the rate asked for', () => {
    let state = 1;
    const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const rare = Array.from({ length: 1300 }, () => (uniform() < 0.05 ? 1 : 0) + (uniform() < 0.05 ? 1 : 0));
    const points = monitorSightline(weekly(rare), {
      ...options,
      alpha: 0.02,
      range: rare.flatMap((_, week) => (week >= 300 ? [week + 1] : [])),
    });
    const rate = points.filter(({ alarm }) => alarm).length / points.length;
    expect(rate).toBeGreaterThan(0.008);
    expect(rate).toBeLessThan(0.028);
  });
});

describe('the chance of a look with those before it', () => {
  const sureOf = (phi: number) => ({ logVariance: 0, dispersion: { phi, logError: 0, correlation: 0, poisson: 0 } });

  it('alone is the tail of the negative binomial', () => {
    const tail = jointTail({ mean: 6, otherMean: 0, ...sureOf(3) });
    expect(tail(15)).toBeCloseTo(Math.exp(logAtLeast(15, { mean: 6, size: 3 })), 10);
  });

  it('is that of the sum, but for looks at or below their mean', () => {
    const tail = jointTail({ mean: 6, otherMean: 5, ...sureOf(2) });
    const sum = Math.exp(logAtLeast(24, { mean: 11, size: 11 }));
    expect(tail(24)).toBeLessThan(sum);
    expect(tail(24)).toBeGreaterThan(0.9 * sum);
  });

  it('by hand: Poisson looks of mean 1/2 each, at least 2 together and 1 today', () => {
    // P(Y=1) P(O>=1) + P(Y>=2)
    const e = Math.exp(-0.5);
    const tail = jointTail({ mean: 0.5, otherMean: 0.5, ...sureOf(1) });
    expect(tail(2)).toBeCloseTo(0.5 * e * (1 - e) + (1 - 1.5 * e), 12);
  });

  it('not knowing the mean or the scatter makes high counts less improbable', () => {
    const sure = { mean: 8, otherMean: 8, ...sureOf(2) };
    const tail = jointTail(sure)(34);
    expect(jointTail({ ...sure, logVariance: 0.05 })(34)).toBeGreaterThan(tail);
    expect(jointTail({ ...sure, dispersion: { ...sure.dispersion, logError: 0.3 } })(34)).toBeGreaterThan(tail);
  });
});
