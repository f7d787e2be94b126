import type { Sentence } from './sentences/sentence.ts';

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
    /** Only in a series of states. */
    readonly state?: 'yes' | 'no';
  } | null;
  /**
   * Probability under the baseline of a count at least as high as the target; null without target or baseline, and where every look of
   * the baseline is an "at least". Where every look is an "at most" it is the largest that they allow.
   */
  readonly exceedance: number | null;
  /** Between what the exceedance lies where every look of the baseline is a bound of one kind; null where it is one number. */
  readonly exceedanceRange: { readonly low: number; readonly high: number } | null;
  /** The target is higher than each of this many earlier usable looks; null when it is no record. */
  readonly recordOf: number | null;
  /** 1/(N+1): chance that the newest of N+1 exchangeable looks is the highest. Null when `recordOf` is. */
  readonly recordProbability: number | null;
  /** The same with ties and intervals; null without target. */
  readonly record: RecordPlace | null;
  readonly alert: boolean;
  /** How the exceedance depends on what was assumed; null without exceedance. */
  readonly sensitivity: Sensitivity | null;
  /** Published statements about the past that other published observations contradict. */
  readonly contested: readonly ContestedStatement[];
  /** The assessment under each reading of a contested past; the first is the one above. */
  readonly readings: readonly BaselineReading[];
  /** Which conclusions hold under every reading, some, or none; null where the past is not contested. */
  readonly conclusions: { readonly unusual: Survival; readonly record: Survival } | null;
  /** The newest lasting change of the level up to the target; null where none is at least 19 to 1. */
  readonly change: AssessedChange | null;
  /** All of them, in order of date. */
  readonly changes: readonly AssessedChange[];
  /** Since when the level at the newest look has held; null with too few looks, or where nothing points to a change. */
  readonly present: PresentLevel | null;
  /** Whether an unusual target was a spike or the beginning of a new level; null where it is not unusual. */
  readonly excursion: Excursion | null;
  /** In a series of states only; there `exceedance` is the probability of the state that was seen, from the earlier looks. */
  readonly states: StateAssessment | null;
  /** For each event that was asked about. */
  readonly events: readonly EventEffect[];
  /** What was done with the observations before computing, one sentence each, for the reader. */
  readonly notes: readonly string[];
  /** The same as data, one for each, for readers of other languages; absent in files from before it was told. */
  readonly noted?: readonly Sentence[];
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
  /** The part of the site that was counted; null for the whole, absent in files from before it was told. */
  readonly zoneId?: string | null;
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
  /**
   * `below`: every look is an "at least"; then `mean`, `upper` and `high` are null, and `low` is a lower bound that a new look meets
   * with at least the probability `level` of its interval. `above`: every look is an "at most"; then `mean` is null, `low` is 0 and
   * `high` and `upper` are upper bounds in that sense. `both`: the intervals are central.
   */
  readonly knownFrom: 'both' | 'below' | 'above';
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
  readonly rows: readonly {
    /** In English; `assumed` says the same as data. */
    readonly name: string;
    readonly assumed?: Sentence;
    readonly exceedance: number;
    readonly alert: boolean;
  }[];
  /** Least and greatest exceedance of the rows. */
  readonly low: number;
  readonly high: number;
  /** True where every row alerts, or none. */
  readonly stands: boolean;
}

export interface BaselineReading {
  readonly name: string;
  /** `name` as data. */
  readonly named?: Sentence;
  readonly explanation: string;
  readonly baseline: BaselineSummary;
  readonly exceedance: number | null;
  readonly alert: boolean;
  readonly recordOf: number | null;
}

type Survival = 'every' | 'some' | 'none';

/** Where a count stands among the earlier looks that saw at least as much of the place. */
export interface RecordPlace {
  /** `shared`: as high as the highest. `possible`: intervals overlap. */
  readonly kind: 'sole' | 'shared' | 'possible' | 'none';
  /** Earlier looks compared. */
  readonly among: number;
  /** Earlier looks with the same highest count. */
  readonly tied: number;
  /** That the newest of exchangeable looks is (among) the highest; null where it is none, or only possible. */
  readonly probability: number | null;
}

export interface ContestedStatement {
  readonly statement: string;
  readonly observationId: string;
  /** Ids of the observations. */
  readonly contradictedBy: readonly string[];
}

/** A lasting change of the level. */
export interface AssessedChange {
  /** First look at the new level. */
  readonly date: string;
  /** 90 % credible interval, ISO days. */
  readonly low: string;
  readonly high: string;
  /** That there was one, between the changes next to it. */
  readonly probability: number;
  /** Mean count of a look before and after, up to the neighbouring changes. */
  readonly before: number;
  readonly after: number;
}

export interface PresentLevel {
  /** First look at the present level, most probable, with a 90 % interval. */
  readonly since: string;
  readonly low: string;
  readonly high: string;
  /** Probability that the level changed at all within the series. */
  readonly changed: number;
}

export interface Excursion {
  readonly kind: 'level-shift' | 'spike' | 'undecided';
  /** Against a spike, prior 1/2. */
  readonly shiftProbability: number;
  /** Looks after the target that were used: hindsight. */
  readonly laterLooks: number;
}

/** What changed after an event. */
export interface EventEffect {
  readonly date: string;
  readonly looks: { readonly before: number; readonly after: number };
  /** Level after over level before, with a 90 % interval; null with fewer than two looks on a side. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of placebo days at which the evidence for a change is at least as strong. */
  readonly p: number | null;
  readonly placeboDays: number;
}

/** A series of states as a two-state process: what is so now, how long it lasts. Durations in days, medians with 90 % intervals. */
export interface StateAssessment {
  /** Probability of "yes" on a day, with the looks up to it; null without a look. */
  readonly now: { readonly date: string; readonly yes: number } | null;
  /** Mean duration of a stay in each state. */
  readonly duration: { readonly yes: StayDuration; readonly no: StayDuration };
  /** Changes of state between neighbouring looks. */
  readonly switches: number;
  /** The stay in the state seen last. */
  readonly stay: {
    readonly state: 'yes' | 'no';
    readonly since: string;
    /** Between its first and its last look. */
    readonly atLeastDays: number;
    /** Since the last look at the other state; null where it was never seen. */
    readonly atMostDays: number | null;
    /** Probability that a stay in this state lasts longer than `atLeastDays`. */
    readonly outlasting: number;
  } | null;
  /** True where both states have been seen. */
  readonly switched: boolean;
}

interface StayDuration {
  readonly days: number;
  readonly low: number;
  readonly high: number;
}

/** Many series judged together, corrected for their number. */
export interface WatchList {
  readonly method: 'Benjamini-Hochberg';
  readonly series: number;
  /** Series with an exceedance: those that were tested. */
  readonly tested: number;
  /** Accepted share of false calls among the discoveries, 0..1. */
  readonly falseShare: number;
  readonly level: number;
  /** The least probable first. */
  readonly rows: readonly WatchRow[];
}

/** One series of a watch list, judged at one look. */
export interface WatchRow
  extends
    Pick<
      Assessment,
      'siteId' | 'objectClass' | 'target' | 'exceedance' | 'recordOf' | 'recordProbability' | 'alert' | 'change'
    >,
    Pick<BaselineSummary, 'n' | 'searched' | 'mean' | 'upper'> {
  /** Exceedance corrected for the number of series; null where there is none. */
  readonly q: number | null;
  /** Record probability corrected for the number of series in which a record could have been seen. */
  readonly recordQ: number | null;
  /** q is at most the accepted share. */
  readonly discovery: boolean;
  /** Under which readings of a contested past the target is unusual; null where the past is not contested. */
  readonly survives: Survival | null;
}
