import type { Forecast } from '#core';
import { probabilityOf } from './score-forecast.ts';

/** Forecasts of about one probability, and how often they came true. */
export interface CalibrationBin {
  /** Of the probabilities in it, 0..1: from `low`, below `high` (the last one includes 1). */
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Mean of the probabilities given. */
  readonly forecast: number;
  /** Share that came true, with its 90 % Wilson interval. */
  readonly observed: number;
  readonly observedLow: number;
  readonly observedHigh: number;
  /** Forecasts made in words, counted with the middle of their band. */
  readonly inWords: number;
}

export interface Calibration {
  readonly forecaster: string;
  /** Only bins that hold forecasts. */
  readonly bins: readonly CalibrationBin[];
  /** Of the resolved forecasts with a number: Murphy's parts of the Brier score; null where there are none. */
  readonly reliability: number | null;
  readonly resolution: number | null;
  readonly uncertainty: number | null;
}

const binEdges = [0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1];
/** Standard normal quantile of 0.95: a two-sided interval of 90 %. */
const z90 = 1.6449;

/**
 * How well probabilities agree with what happened, for each forecaster and for all (named `all`, first). The bins are the
 * seven bands of ICD 203, so that a word falls into its own. Interval: E. B. Wilson, JASA 22 (1927). Parts: A. H. Murphy,
 * J. Appl. Meteorol. 12 (1973), over the bins: Brier = reliability − resolution + uncertainty + spread within bins.
 */
export function calibrateForecasts(forecasts: readonly Forecast[]): Calibration[] {
  const resolved = forecasts.flatMap((forecast): Resolved[] => {
    const probability = probabilityOf(forecast);
    const { outcome } = forecast.resolution;
    if (probability === null || outcome === 'open' || outcome === 'void') return [];
    const isInWords = forecast.bandLow !== null;
    return [{ forecaster: forecast.forecaster, probability, happened: outcome === 'yes', isInWords }];
  });
  const byForecaster = Map.groupBy(resolved, (one) => one.forecaster);
  return [
    calibrate('all', resolved),
    ...[...byForecaster].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => calibrate(name, some)),
  ];
}

interface Resolved {
  readonly forecaster: string;
  readonly probability: number;
  readonly happened: boolean;
  readonly isInWords: boolean;
}

function calibrate(forecaster: string, resolved: readonly Resolved[]): Calibration {
  const bins = binEdges.slice(1).flatMap((high, index): CalibrationBin[] => {
    const low = binEdges[index]!;
    const isLast = index === binEdges.length - 2;
    const inBin = resolved.filter((one) => one.probability >= low && (one.probability < high || isLast));
    return inBin.length === 0 ? [] : [describeBin(low, high, inBin)];
  });
  if (resolved.length === 0) return { forecaster, bins, reliability: null, resolution: null, uncertainty: null };
  const baseRate = resolved.filter((one) => one.happened).length / resolved.length;
  const weighted = (part: (bin: CalibrationBin) => number): number =>
    bins.reduce((sum, bin) => sum + bin.n * part(bin), 0) / resolved.length;
  return {
    forecaster,
    bins,
    reliability: weighted((bin) => (bin.forecast - bin.observed) ** 2),
    resolution: weighted((bin) => (bin.observed - baseRate) ** 2),
    uncertainty: baseRate * (1 - baseRate),
  };
}

function describeBin(low: number, high: number, inBin: readonly Resolved[]): CalibrationBin {
  const n = inBin.length;
  const cameTrue = inBin.filter((one) => one.happened).length;
  const [observedLow, observedHigh] = wilsonInterval(cameTrue, n);
  return {
    low,
    high,
    n,
    forecast: inBin.reduce((sum, one) => sum + one.probability, 0) / n,
    observed: cameTrue / n,
    observedLow,
    observedHigh,
    inWords: inBin.filter((one) => one.isInWords).length,
  };
}

function wilsonInterval(hits: number, n: number): [number, number] {
  const share = hits / n;
  const spread = z90 ** 2 / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z90 * Math.sqrt((share * (1 - share)) / n + spread / (4 * n))) / (1 + spread);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
