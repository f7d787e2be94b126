import { type Forecast, parsePartialDate } from '#core';
import { describe, expect, it } from 'vitest';
import { scoreForecast } from './score-forecast.ts';
import { scoreForecasts } from './score-forecasts.ts';

type Outcome = Forecast['resolution']['outcome'];
const forecast = (outcome: Outcome, probability: number | null, band?: [number, number]): Forecast => ({
  id: `f-${outcome}-${probability}`,
  caseId: 'c',
  question: 'Will it rain?',
  forecaster: 'A',
  made: parsePartialDate('2023-10-01'),
  deadline: parsePartialDate('2023-10-26'),
  criterion: 'Rain falls.',
  words: null,
  probability,
  bandLow: band?.[0] ?? null,
  bandHigh: band?.[1] ?? null,
  citations: [],
  claimId: null,
  resolution: { outcome, on: parsePartialDate('2023-10-26'), reason: 'seen', sourceUrl: null, citations: [] },
});

describe('scoring a forecast', () => {
  it('gives 0.3 squared for 70 % that came true', () => {
    const score = scoreForecast(forecast('yes', 0.7));
    expect(score.brier).toBeCloseTo(0.09, 12);
    expect(score.logScore).toBeCloseTo(-0.35667494, 8);
  });

  it('gives 0.7 squared for 70 % that did not', () => {
    const score = scoreForecast(forecast('no', 0.7));
    expect(score.brier).toBeCloseTo(0.49, 12);
    expect(score.logScore).toBeCloseTo(-1.2039728, 7);
  });

  it('scores a word at both ends of its band', () => {
    const score = scoreForecast(forecast('yes', null, [0.55, 0.8]));
    expect(score.status).toBe('scored');
    expect(score.brier).toBeCloseTo(0.325 ** 2, 12);
    expect(score.brierLow).toBeCloseTo(0.04, 12);
    expect(score.brierHigh).toBeCloseTo(0.2025, 12);
  });

  it('keeps open, void and wordless apart', () => {
    expect(scoreForecast(forecast('open', 0.5))).toMatchObject({ status: 'open', brier: null });
    expect(scoreForecast(forecast('void', 0.5))).toMatchObject({ status: 'void', brier: null });
    expect(scoreForecast(forecast('no', null))).toMatchObject({ status: 'no-number', brier: null });
  });

  it('marks a certainty that failed instead of printing minus infinity', () => {
    expect(scoreForecast(forecast('no', 1))).toMatchObject({ brier: 1, logScore: null, isFailedCertainty: true });
  });

  it('says how late the event came: 26 days from 26 October to 21 November', () => {
    const late = forecast('no', 0.5);
    const resolution = { ...late.resolution, on: parsePartialDate('2023-11-21') };
    expect(scoreForecast({ ...late, resolution }).lateDays).toBe(26);
    expect(scoreForecast(late).lateDays).toBeNull();
  });

  it('never puts the score outside that of the ends of the band', () => {
    for (const outcome of ['yes', 'no'] as const) {
      const { brier, brierLow, brierHigh } = scoreForecast(forecast(outcome, null, [0.2, 0.45]));
      expect(brier).toBeGreaterThanOrEqual(brierLow!);
      expect(brier).toBeLessThanOrEqual(brierHigh!);
    }
  });
});

describe('summing up forecasts', () => {
  const list = [
    forecast('yes', 0.7),
    forecast('no', 0.7),
    forecast('open', 0.1),
    forecast('void', 0.1),
    forecast('yes', null),
  ];

  it('averages only what is scored', () => {
    const { all, scores } = scoreForecasts(list);
    expect(scores).toHaveLength(5);
    expect(all).toMatchObject({ scored: 2, open: 1, void: 1, withoutNumber: 1, baseRate: 0.5 });
    expect(all.meanBrier).toBeCloseTo(0.29, 12);
  });

  it('keeps forecasters apart', () => {
    const { byForecaster } = scoreForecasts([...list, { ...forecast('yes', 1), forecaster: 'B' }]);
    expect(byForecaster.map((one) => [one.forecaster, one.scored])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
    expect(byForecaster[1]!.meanBrier).toBe(0);
  });

  it('has no mean of nothing', () => {
    expect(scoreForecasts([]).all).toMatchObject({ scored: 0, meanBrier: null, baseRate: null });
  });
});
