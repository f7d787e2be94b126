/** The result of placing one series in its baseline: what `sightline assess` prints and the brief shows. */
export interface Assessment {
  readonly siteId: string;
  readonly objectClass: string;
  /** In order of date; every date somebody looked or is known not to have looked. */
  readonly series: readonly SeriesPoint[];
  readonly baseline: BaselineSummary;
  readonly target: {
    readonly date: string;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  /** Probability under the baseline of a count at least as high as the target; null without target or baseline. */
  readonly exceedance: number | null;
  /** The target is higher than each of this many earlier usable looks; null when it is no record. */
  readonly recordOf: number | null;
  /** 1/(N+1): chance that the newest of N+1 exchangeable looks is the highest. Null when `recordOf` is. */
  readonly recordProbability: number | null;
  readonly alert: boolean;
  /** How the exceedance depends on what was assumed; null without exceedance. */
  readonly sensitivity: Sensitivity | null;
  /** Published statements about the past that other published observations contradict. */
  readonly contested: readonly ContestedStatement[];
  /** The assessment under each reading of a contested past; the first is the one above. */
  readonly readings: readonly BaselineReading[];
  readonly change: { readonly date: string; readonly low: string; readonly high: string } | null;
  /** What was done with the observations before computing, one sentence each, for the reader. */
  readonly notes: readonly string[];
}

export interface SeriesPoint {
  /** PartialDate or `from/to` */
  readonly date: string;
  /** In objects; for a measure in its unit; both null for a state. */
  readonly low: number | null;
  readonly high: number | null;
  /** Only in a series of states ("reactor running"), which has no numeric baseline. */
  readonly state?: 'yes' | 'no' | 'uncertain';
  /** `bound` is a statement over a span ("at most 20 in five years"), not one look. */
  readonly status: 'observed' | 'bound' | 'uncounted' | 'unusable' | 'not-observed';
  readonly observationIds: readonly string[];
  readonly observers: readonly string[];
  /** True where this point speaks against a `bound` that covers its date. */
  readonly contested: boolean;
}

export interface BaselineSummary {
  readonly method: string;
  /** Counts the baseline was fitted to. */
  readonly n: number;
  /** Usable looks in the baseline period, zeros and those without a number ("many") included. */
  readonly searched: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Mean count of a fully visible look: posterior median, since with one or two looks its expectation may not exist. */
  readonly mean: number | null;
  /** Upper bound of the predictive distribution at `level`: a whole number of objects. */
  readonly upper: number | null;
  /** 0..1, e.g. 0.99 */
  readonly level: number;
  /** Central 90 % predictive interval, in objects. */
  readonly low90: number | null;
  readonly high90: number | null;
  /** Central predictive intervals of a look like the target, in objects; `high` null above 1e15. Empty without looks. */
  readonly intervals: readonly { readonly level: number; readonly low: number; readonly high: number | null }[];
  /** Coefficient of variation of the rates, posterior median: 0 is Poisson. */
  readonly variation: number | null;
  /** Share of the place, 0..1, that the predicted look sees: that of the target. */
  readonly visibleShare: number;
  /** Forms of the regression with their posterior probabilities; no terms: the level alone. */
  readonly models: readonly {
    readonly terms: readonly ('trend' | 'season' | 'counter')[];
    readonly probability: number;
  }[];
}

export interface Sensitivity {
  /** One assumption changed at a time. */
  readonly rows: readonly { readonly name: string; readonly exceedance: number; readonly alert: boolean }[];
  /** Least and greatest exceedance of the rows. */
  readonly low: number;
  readonly high: number;
  /** True where every row alerts, or none. */
  readonly stands: boolean;
}

export interface BaselineReading {
  readonly name: string;
  readonly explanation: string;
  readonly baseline: BaselineSummary;
  readonly exceedance: number | null;
  readonly alert: boolean;
}

export interface ContestedStatement {
  readonly statement: string;
  readonly observationId: string;
  /** Ids of the observations. */
  readonly contradictedBy: readonly string[];
}
