import { type Forecast, firstDay, lastDay } from '#core';

export interface ForecastScore {
  readonly forecastId: string;
  readonly status: 'scored' | 'open' | 'void' | 'no-number';
  /** (p − o)² with o = 1 for yes and 0 for no: 0 best, 1 worst. Null where there is nothing to score. */
  readonly brier: number | null;
  /** Brier score at the end of the word's band that suits the outcome, and at the other; null without a band. */
  readonly brierLow: number | null;
  readonly brierHigh: number | null;
  /** ln of the probability given to what happened: 0 best. Null also for a failed certainty, whose score is minus infinity. */
  readonly logScore: number | null;
  /** True where an outcome came that was given the probability 0. */
  readonly isFailedCertainty: boolean;
  /** Days from the deadline to the day of resolution, where that came later; else null. */
  readonly lateDays: number | null;
}

/**
 * Scores one forecast once it is resolved.
 *
 * Brier score after G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review
 * 78 (1950), for one event with two outcomes, in its usual halved form (0..1). Logarithmic score after I. J. Good,
 * "Rational decisions", J. R. Stat. Soc. B 14 (1952), natural logarithm. A forecast in words is scored at both ends of
 * its band; its `brier` uses `probability`, the middle of the band. Words that stand for no band are not scored.
 */
export function scoreForecast(forecast: Forecast): ForecastScore {
  const { outcome } = forecast.resolution;
  const nothing = { brier: null, brierLow: null, brierHigh: null, logScore: null, isFailedCertainty: false };
  const shared = { forecastId: forecast.id, lateDays: lateDaysOf(forecast), ...nothing };
  if (outcome === 'open' || outcome === 'void') return { ...shared, status: outcome };
  const happened = outcome === 'yes' ? 1 : 0;
  const brierAt = (probability: number): number => (probability - happened) ** 2;
  const ends =
    forecast.bandLow === null || forecast.bandHigh === null ? [] : [forecast.bandLow, forecast.bandHigh].map(brierAt);
  const probability = probabilityOf(forecast);
  if (probability === null) return { ...shared, status: 'no-number' };
  const given = happened === 1 ? probability : 1 - probability;
  return {
    ...shared,
    status: 'scored',
    brier: brierAt(probability),
    brierLow: ends.length > 0 ? Math.min(...ends) : null,
    brierHigh: ends.length > 0 ? Math.max(...ends) : null,
    logScore: given > 0 ? Math.log(given) : null,
    isFailedCertainty: given === 0,
  };
}

/** The number a forecast is scored with: its own, else the middle of the band of its words; null where it has neither. */
export function probabilityOf({ probability, bandLow, bandHigh }: Forecast): number | null {
  if (probability !== null) return probability;
  return bandLow === null || bandHigh === null ? null : (bandLow + bandHigh) / 2;
}

function lateDaysOf({ deadline, resolution }: Forecast): number | null {
  if (deadline === null || resolution.on === null) return null;
  const days = firstDay(resolution.on) - lastDay(deadline);
  return days > 0 ? days : null;
}
