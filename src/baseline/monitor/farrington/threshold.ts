import { countQuantile, poissonQuantile } from '../../statistics/count-quantile.ts';
import { logAtLeast } from '../../statistics/negative-binomial.ts';
import { normalUpperQuantile, normalUpperTail } from '../../statistics/normal.ts';
import { poissonAtLeast } from '../../statistics/poisson.ts';
import type { FittedBaseline } from './fit-baseline.ts';

/** `delta` is Farrington's (1996); `nbPlugin` and `muan` are those of Noufaily et al. 2013 and Salmon et al. 2016. */
export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan';
/** Power that makes the count symmetric; 2/3 for the Poisson. */
export type PowerTransform = '2/3' | '1/2' | 'none';

export interface Threshold {
  /** NaN where none can be given. */
  readonly upper: number;
  /** P(Y >= count) or, for `delta`, of the transformed count. */
  readonly p: number;
}

/**
 * Farrington's threshold: y^e is taken as normal around mu^e with the variance that the delta method gives it
 * (e = 2/3: 4/9 mu^(1/3) (phi + se^2/mu), se that of mu). `tail` is the probability above.
 */
export function deltaThreshold(
  baseline: FittedBaseline,
  count: number,
  tail: number,
  powertrans: PowerTransform,
): Threshold {
  const mean = Math.exp(baseline.log);
  const error = baseline.standardError * mean;
  const spread = baseline.dispersion + (error * error) / mean;
  const exponent = exponents[powertrans];
  const deviation = Math.sqrt(exponent * exponent * mean ** (2 * exponent - 1) * spread);
  const centre = mean ** exponent;
  return {
    upper: (centre + normalUpperQuantile(tail) * deviation) ** (1 / exponent),
    p: normalUpperTail((count ** exponent - centre) / deviation),
  };
}

/**
 * Quantile of a negative binomial with variance phi * mean (Poisson at phi = 1). `muan` first moves the mean to the
 * upper end of its own interval, on the log scale.
 */
export function countThreshold(
  baseline: FittedBaseline,
  count: number,
  alpha: number,
  method: 'nbPlugin' | 'muan',
): Threshold {
  const shift = method === 'muan' ? normalUpperQuantile(alpha) * baseline.standardError : 0;
  const mean = Math.exp(baseline.log + shift);
  if (!Number.isFinite(mean)) return { upper: NaN, p: NaN };
  if (baseline.dispersion <= 1) return { upper: poissonQuantile(1 - alpha, mean), p: poissonAtLeast(count, mean) };
  const model = { mean, size: mean / (baseline.dispersion - 1) };
  return { upper: countQuantile(1 - alpha, model), p: Math.exp(logAtLeast(count, model)) };
}

const exponents: Readonly<Record<PowerTransform, number>> = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 };
