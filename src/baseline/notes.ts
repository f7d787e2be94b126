import type { Assessment, BaselineSummary, Observation, Sentence, SeriesPoint } from '#core';
import type { Look, Looks } from './series/looks.ts';
import type { Point } from './series/points.ts';
import { type TimeRange, overlaps } from './series/time-range.ts';
import { fewestLooksAtEnd, fewestLooksPerLevel } from './change/date-shift.ts';
import { correctedLevel } from './detector/correct-counts.ts';
import type { DetectorPerformance } from './detector/true-count.ts';
import { durationPrior, misreading } from './states/two-state-process.ts';
import { defaultCountPrior } from './regression/prior.ts';

/** Below this many looks the interval says more about the prior than about the place. */
const fewLooks = 5;

/** What was done with the rows of the series, one sentence each. */
export function describeSeries(
  selected: readonly Observation[],
  points: readonly Point[],
  joined: Looks,
  baseline: BaselineSummary,
): Sentence[] {
  return [
    ...describeReview(selected),
    ...describeKinds(points),
    ...some('whole-periods', points.filter(({ status }) => status === 'bound').length),
    ...describeJoining(points, joined),
    ...describeModel(baseline),
  ];
}

/** Sentences that say of how many something is so. */
type Counting = Extract<Sentence, { readonly n: number }>['kind'] extends infer K
  ? K extends Sentence['kind']
    ? { kind: K; n: number } extends Extract<Sentence, { kind: K }>
      ? K
      : never
    : never
  : never;

/** The sentence, where there are any. */
function some(kind: Counting, n: number): Sentence[] {
  return n > 0 ? [{ kind, n }] : [];
}

function describeReview(selected: readonly Observation[]): Sentence[] {
  return [
    ...(selected.length === 0 ? [{ kind: 'nothing-at-all' } as const] : []),
    ...some('rejected-left-out', selected.filter(({ review }) => review === 'rejected').length),
    ...some('drafts-used', selected.filter(({ review }) => review === 'draft').length),
  ];
}

function describeKinds(points: readonly Point[]): Sentence[] {
  const ofKind = (kind: 'state' | 'measure'): number => points.filter(({ main }) => main.seen.kind === kind).length;
  const ofStatus = (status: SeriesPoint['status']): number => points.filter((point) => point.status === status).length;
  const hidden = points.filter(({ main, status }) => status === 'observed' && main.visibleShare === 0).length;
  return [
    ...some('states-as-process', ofKind('state')),
    ...some('measures-kept', ofKind('measure')),
    ...some('words-without-number', ofStatus('uncounted')),
    ...some('unusable-images', ofStatus('unusable')),
    ...some('nobody-looked', ofStatus('not-observed')),
    ...some('place-hidden', hidden),
  ];
}

function describeJoining(points: readonly Point[], { looks, ambiguous, incomplete, replaced }: Looks): Sentence[] {
  const repeats = points.reduce((sum, { observations }) => sum + observations.length - 1, 0);
  return [
    ...some('rows-merged', repeats),
    ...some('dates-joined', looks.filter((look) => look.points.length > 1).length),
    ...some('days-ambiguous', ambiguous.length),
    ...some('zones-missing', incomplete),
    ...some('zones-replaced', replaced.length),
    ...some('partly-seen', looks.filter(({ exposure }) => exposure < 1).length),
  ];
}

function describeModel({ n, searched, models }: BaselineSummary): Sentence[] {
  if (n === 0 || models.length === 0) return [];
  const { medianMean, variation } = defaultCountPrior;
  return [
    { kind: 'fit', n, searched, medianMean, variation, forms: models },
    ...(n < fewLooks ? [{ kind: 'few-looks', n } as const] : []),
  ];
}

/** Why a baseline of bounds of one kind has a one-sided answer. */
export function describeBounds({ knownFrom, n }: BaselineSummary, range: Assessment['exceedanceRange']): Sentence[] {
  switch (knownFrom) {
    case 'both':
      return [];
    case 'below':
      return [{ kind: 'known-from-below', n, least: range?.low ?? null }];
    case 'above':
      return [{ kind: 'known-from-above', n, most: range?.high ?? null }];
  }
}

/** What can and cannot be said of the target. */
export function describeTarget(
  points: readonly Point[],
  target: Look | null,
  asked: TimeRange | null,
  baselineLooks: readonly Look[],
  change: Assessment['change'],
): Sentence[] {
  const before = fewestLooksPerLevel;
  const after = fewestLooksAtEnd;
  return [
    ...(asked && !target ? [describeMissing(points, asked)] : []),
    ...(target && baselineLooks.length === 0 ? [{ kind: 'nothing-older' } as const] : []),
    ...(target && target.high > target.low ? [{ kind: 'target-is-interval' } as const] : []),
    ...(change && Date.parse(change.date) <= lastMillisecond(baselineLooks)
      ? [{ kind: 'shift-in-baseline' } as const]
      : []),
    ...(baselineLooks.length > 0 && baselineLooks.length + (target ? 1 : 0) < before + after
      ? [{ kind: 'looks-for-shift', least: before + after, before, after } as const]
      : []),
  ];
}

function describeMissing(points: readonly Point[], asked: TimeRange): Sentence {
  const there = points.filter(({ range }) => overlaps(range, asked));
  const has = (status: SeriesPoint['status']): boolean => there.some((point) => point.status === status);
  if (has('observed')) return { kind: 'no-count-to-judge' };
  if (has('uncounted')) return { kind: 'no-count-words' };
  if (has('unusable')) return { kind: 'no-count-unusable' };
  if (has('bound')) return { kind: 'no-count-period' };
  return { kind: 'no-count' };
}

function lastMillisecond(looks: readonly Look[]): number {
  return Math.max(...looks.map(({ range }) => range.last)) * 60_000;
}

/** Which counts were widened by the errors of the detector. */
export function describeCorrection(
  rows: readonly Observation[],
  detector: DetectorPerformance | undefined,
): Sentence[] {
  if (!detector) return [];
  const counted = rows.filter(({ method, seen }) => method !== null && seen.kind === 'count').length;
  const { precision, recall } = detector;
  return [{ kind: 'machine-counts', n: counted, level: correctedLevel, recall, precision }];
}

/** How a series of states was judged. */
export function describeStates(points: readonly Point[], exceedance: number | null, hasTarget: boolean): Sentence[] {
  const uncertain = points.filter(({ main }) => main.seen.kind === 'state' && main.seen.state === 'uncertain').length;
  const { medianDays, logDeviation } = durationPrior;
  return [
    ...some('states-uncertain', uncertain),
    { kind: 'two-states', misreading, medianDays, logDeviation },
    ...(!hasTarget ? [{ kind: 'no-state' } as const] : []),
    ...(hasTarget && exceedance === null ? [{ kind: 'nothing-older' } as const] : []),
  ];
}
