import type { CountInterval } from '../statistics/count-interval.ts';
import { logGamma } from '../statistics/log-gamma.ts';

/**
 * What is known of each look beside its count: its covariates, all of them relative to the look that is to be predicted, so that the
 * first coefficient of the regression is the log mean there.
 */
export interface Covariates {
  /** Covariate minus its value at the target: for each covariate one column with a value a look. */
  readonly columns: readonly Float64Array[];
  /** The same for the centre of the baseline, at which the prior of the level holds. */
  readonly centre: Float64Array;
  /** Prior standard deviation of each coefficient: change of log mean per unit of its covariate. */
  readonly scales: Float64Array;
}

export const noCovariates: Covariates = { columns: [], centre: new Float64Array(), scales: new Float64Array() };

/**
 * Looks as the likelihood wants them, which reads them thousands of times: cells in columns, the exact counts before the intervals.
 * With covariates each look is a cell. Without, looks of the same visible share go together: of exact counts number and sum are
 * sufficient given the size, of equal intervals the number.
 */
export interface Design {
  /** Per exact cell: looks and the sum of their counts. */
  readonly looks: Float64Array;
  readonly sums: Float64Array;
  /** Per censored cell: which of `bounds`, and how many looks. */
  readonly which: readonly number[];
  readonly times: readonly number[];
  readonly bounds: readonly { readonly low: number; readonly high: number }[];
  /** Per cell, exact ones first. */
  readonly logExposures: Float64Array;
  /** For each covariate, per cell. */
  readonly columns: readonly Float64Array[];
  readonly centre: Float64Array;
  readonly scales: Float64Array;
  /** The distinct exact counts above 0 and how often each occurs; `logFactorials`: sum of log(count!) over the looks. */
  readonly counts: readonly number[];
  readonly occurrences: readonly number[];
  readonly logFactorials: number;
  /** Moments of the counts, each scaled to full visibility, to start the search from. */
  readonly startLogMean: number;
  readonly startLogVariation: number;
}

interface Cell {
  /** The first of them. */
  readonly look: number;
  looks: number;
  sum: number;
}

export function makeDesign(looks: readonly CountInterval[], covariates: Covariates = noCovariates): Design {
  const isPooled = covariates.scales.length === 0;
  const [exact, censored]: [Cell[], Cell[]] = [[], []];
  const pooled = new Map<string | number, Cell>();
  const counts = new Map<number, number>();
  for (let index = 0; index < looks.length; index += 1) {
    const { low, high, exposure } = looks[index]!;
    if (!(low >= 0 && high >= low && exposure > 0 && exposure <= 1)) {
      throw new RangeError(`expected 0 <= low <= high and 0 < exposure <= 1, got ${low}, ${high}, ${exposure}`);
    }
    if (low === 0 && high === Infinity) continue;
    const isExact = low === high;
    if (isExact && low > 0) counts.set(low, (counts.get(low) ?? 0) + 1);
    const key = isExact ? exposure : `${low} ${high} ${exposure}`;
    const known = isPooled ? pooled.get(key) : undefined;
    if (known) {
      known.looks += 1;
      known.sum += low;
      continue;
    }
    const cell = { look: index, looks: 1, sum: low };
    (isExact ? exact : censored).push(cell);
    if (isPooled) pooled.set(key, cell);
  }
  const all = [...exact, ...censored];
  const distinct = distinctBounds(censored.map(({ look }) => looks[look]!));
  return {
    looks: toColumn(exact, (cell) => cell.looks),
    sums: toColumn(exact, ({ sum }) => sum),
    ...distinct,
    times: censored.map((cell) => cell.looks),
    logExposures: toColumn(all, ({ look }) => Math.log(looks[look]!.exposure)),
    columns: covariates.columns.map((column) => toColumn(all, ({ look }) => column[look]!)),
    centre: covariates.centre,
    scales: covariates.scales,
    counts: [...counts.keys()],
    occurrences: [...counts.values()],
    logFactorials: [...counts].reduce((sum, [count, times]) => sum + times * logGamma(count + 1), 0),
    ...startFrom(looks),
  };
}

/** `Float64Array.from` with a function takes five times as long. */
export function toColumn<T>(items: readonly T[], valueOf: (item: T) => number): Float64Array {
  const column = new Float64Array(items.length);
  for (let index = 0; index < items.length; index += 1) column[index] = valueOf(items[index]!);
  return column;
}

function distinctBounds(intervals: readonly CountInterval[]): Pick<Design, 'bounds' | 'which'> {
  const bounds: CountInterval[] = [];
  const known = new Map<string, number>();
  const which = intervals.map((interval) => {
    const key = `${interval.low} ${interval.high}`;
    const found = known.get(key) ?? bounds.push(interval) - 1;
    known.set(key, found);
    return found;
  });
  return { bounds, which };
}

function startFrom(looks: readonly CountInterval[]): Pick<Design, 'startLogMean' | 'startLogVariation'> {
  let [total, seen, squares] = [0, 0, 0];
  for (const { low, high, exposure } of looks) {
    const typical = high === Infinity ? low : (low + high) / 2;
    total += typical;
    seen += exposure;
    squares += (typical * typical) / exposure;
  }
  const mean = (total + 0.5) / (seen + 0.05);
  const excess = squares / (seen + 0.05) - mean * mean - mean;
  return {
    startLogMean: Math.log(mean),
    startLogVariation: Math.log(Math.min(4, Math.max(0.1, Math.sqrt(Math.max(0, excess)) / mean))),
  };
}
