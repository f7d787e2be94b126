import type { CountInterval } from '../statistics/count-interval.ts';

/**
 * What is known of each look beside its count: one row of covariates a look, all of them relative to the look that is to be
 * predicted, so that the first coefficient of the regression is the log mean there.
 */
export interface Covariates {
  /** Per look, in the order of the looks: covariate minus its value at the target. */
  readonly rows: readonly Float64Array[];
  /** The same for the centre of the baseline, at which the prior of the level holds. */
  readonly centre: Float64Array;
  /** Prior standard deviation of each coefficient: change of log mean per unit of its covariate. */
  readonly scales: Float64Array;
}

export const noCovariates: Covariates = { rows: [], centre: new Float64Array(), scales: new Float64Array() };

/**
 * Looks as the likelihood wants them. Exact counts that share visible share and covariates are one cell, of which the
 * number and the sum are sufficient given the size; equal intervals are one interval with its number.
 */
export interface Design {
  /** Number of covariates. */
  readonly terms: number;
  readonly covariates: Covariates;
  readonly cells: readonly Cell[];
  readonly intervals: readonly CensoredCell[];
  /** Exact counts and how often each occurs. */
  readonly counts: ReadonlyMap<number, number>;
  /** Moments of the counts, each scaled to full visibility, to start the search from. */
  readonly startLogMean: number;
  readonly startLogVariation: number;
}

interface Cell {
  looks: number;
  sum: number;
  readonly logExposure: number;
  readonly row: Float64Array;
}

interface CensoredCell {
  times: number;
  readonly low: number;
  readonly high: number;
  /** Of low and high. */
  readonly key: string;
  readonly logExposure: number;
  readonly row: Float64Array;
}

export function makeDesign(looks: readonly CountInterval[], covariates: Covariates = noCovariates): Design {
  const terms = covariates.centre.length;
  const cells = new Map<string | number, Cell>();
  const intervals = new Map<string, CensoredCell>();
  const counts = new Map<number, number>();
  let [total, seen, squares] = [0, 0, 0];
  for (const [index, { low, high, exposure }] of looks.entries()) {
    if (!(low >= 0 && high >= low && exposure > 0 && exposure <= 1)) {
      throw new RangeError(`expected 0 <= low <= high and 0 < exposure <= 1, got ${low}, ${high}, ${exposure}`);
    }
    const typical = high === Infinity ? low : (low + high) / 2;
    total += typical;
    seen += exposure;
    squares += (typical * typical) / exposure;
    const row = covariates.rows[index] ?? covariates.centre;
    const logExposure = Math.log(exposure);
    // With more than one covariate hardly two looks are alike.
    const place = terms === 0 ? exposure : terms === 1 ? `${exposure} ${row[0]}` : index;
    if (low === high) {
      counts.set(low, (counts.get(low) ?? 0) + 1);
      const cell = cells.get(place);
      if (cell) {
        cell.looks += 1;
        cell.sum += low;
      } else cells.set(place, { looks: 1, sum: low, logExposure, row });
    } else if (low > 0 || high < Infinity) {
      const key = `${low} ${high}`;
      const known = intervals.get(`${key} ${place}`);
      if (known) known.times += 1;
      else intervals.set(`${key} ${place}`, { times: 1, low, high, key, logExposure, row });
    }
  }
  const mean = (total + 0.5) / (seen + 0.05);
  const excess = squares / (seen + 0.05) - mean * mean - mean;
  return {
    terms,
    covariates,
    cells: [...cells.values()],
    intervals: [...intervals.values()],
    counts,
    startLogMean: Math.log(mean),
    startLogVariation: Math.log(Math.min(4, Math.max(0.1, Math.sqrt(Math.max(0, excess)) / mean))),
  };
}
