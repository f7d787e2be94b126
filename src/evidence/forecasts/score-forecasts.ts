import type { Forecast } from '#core';
import { type ForecastScore, scoreForecast } from './score-forecast.ts';

export interface ForecastSummary {
  readonly scored: number;
  readonly open: number;
  readonly void: number;
  /** Resolved, but made in words that stand for no probability. */
  readonly withoutNumber: number;
  /** Mean of the scored ones; null where there are none. Always saying one half gives 0.25. */
  readonly meanBrier: number | null;
  /** Means over the scored ones with the ends of the bands in place of the middle. */
  readonly meanBrierLow: number | null;
  readonly meanBrierHigh: number | null;
  /** Mean of natural log scores; null where there are none or one of them is minus infinity. */
  readonly meanLogScore: number | null;
  /** Share of the scored ones that came true, 0..1. */
  readonly baseRate: number | null;
}

export interface ForecastScores {
  readonly scores: readonly ForecastScore[];
  readonly all: ForecastSummary;
  /** In order of name. */
  readonly byForecaster: readonly (ForecastSummary & { readonly forecaster: string })[];
}

/** Scores forecasts one by one, in the order given, and sums them up together and per forecaster. */
export function scoreForecasts(forecasts: readonly Forecast[]): ForecastScores {
  const forecasters = Map.groupBy(forecasts, (forecast) => forecast.forecaster);
  return {
    scores: forecasts.map(scoreForecast),
    all: summarize(forecasts),
    byForecaster: [...forecasters]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([forecaster, some]) => ({ forecaster, ...summarize(some) })),
  };
}

function summarize(forecasts: readonly Forecast[]): ForecastSummary {
  const scores = forecasts.map(scoreForecast);
  const scored = scores.filter((score) => score.status === 'scored');
  const count = (status: ForecastScore['status']): number => scores.filter((score) => score.status === status).length;
  const cameTrue = forecasts.filter(
    (forecast, at) => scores[at]!.status === 'scored' && forecast.resolution.outcome === 'yes',
  );
  return {
    scored: scored.length,
    open: count('open'),
    void: count('void'),
    withoutNumber: count('no-number'),
    meanBrier: mean(scored.map((score) => score.brier)),
    meanBrierLow: mean(scored.map((score) => score.brierLow ?? score.brier)),
    meanBrierHigh: mean(scored.map((score) => score.brierHigh ?? score.brier)),
    meanLogScore: mean(scored.map((score) => score.logScore)),
    baseRate: scored.length > 0 ? cameTrue.length / scored.length : null,
  };
}

/** Null where there are no values or one is missing. */
function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
