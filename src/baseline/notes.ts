import type { Assessment, BaselineSummary, Observation, SeriesPoint } from '#core';
import type { Look, Looks } from './series/looks.ts';
import type { Point } from './series/points.ts';
import { type TimeRange, overlaps } from './series/time-range.ts';
import { fewestLooksAtEnd, fewestLooksPerLevel } from './change/date-shift.ts';
import { correctedLevel } from './detector/correct-counts.ts';
import type { DetectorPerformance, MeasuredShare } from './detector/true-count.ts';
import { nameOf } from './sensitivity.ts';
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
): string[] {
  return [
    ...describeReview(selected),
    ...describeKinds(points),
    ...describePeriods(points),
    ...describeJoining(points, joined),
    ...describeModel(baseline),
  ];
}

function describeReview(selected: readonly Observation[]): string[] {
  const rejected = selected.filter(({ review }) => review === 'rejected').length;
  const drafts = selected.filter(({ review }) => review === 'draft').length;
  return [
    ...(selected.length === 0 ? ['There is no observation of this class at this site.'] : []),
    ...(rejected > 0 ? [`${plural(rejected, 'rejected observation')} left out.`] : []),
    ...(drafts > 0 ? [`${plural(drafts, 'observation')} used that no person has accepted yet.`] : []),
  ];
}

function describeKinds(points: readonly Point[]): string[] {
  const states = points.filter(({ main }) => main.seen.kind === 'state').length;
  const measures = points.filter(({ main }) => main.seen.kind === 'measure').length;
  const ofStatus = (status: SeriesPoint['status']): number => points.filter((point) => point.status === status).length;
  const hidden = points.filter(({ main, status }) => status === 'observed' && main.visibleShare === 0).length;
  return [
    ...(states > 0
      ? [`${plural(states, 'state')} (yes, no, uncertain): not pooled as counts 0 and 1; a process of two states.`]
      : []),
    ...(measures > 0 ? [`${plural(measures, 'measure')}: kept in the series; this version fits counts only.`] : []),
    ...(ofStatus('uncounted') > 0
      ? [
          `${plural(ofStatus('uncounted'), 'look')} with words and no number: among the looks searched, not in the fit; a record is not checked against them.`,
        ]
      : []),
    ...(ofStatus('unusable') > 0 ? [`${plural(ofStatus('unusable'), 'unusable image')}: not counted as a look.`] : []),
    ...(ofStatus('not-observed') > 0
      ? [`${plural(ofStatus('not-observed'), 'date')} on which nobody looked: not counted as a look.`]
      : []),
    ...(hidden > 0 ? [`${plural(hidden, 'count')} with nothing of the place visible: not in the fit.`] : []),
  ];
}

function describePeriods(points: readonly Point[]): string[] {
  const statements = points.filter(({ status }) => status === 'bound').length;
  return statements > 0
    ? [`${plural(statements, 'statement')} about a whole period: shown, but not one look, so not in the fit.`]
    : [];
}

function describeJoining(points: readonly Point[], { looks, ambiguous, incomplete, replaced }: Looks): string[] {
  const repeats = points.reduce((sum, { observations }) => sum + observations.length - 1, 0);
  const joined = looks.filter((look) => look.points.length > 1);
  const partial = looks.filter(({ exposure }) => exposure < 1).length;
  return [
    ...(repeats > 0
      ? [
          `${plural(repeats, 'row')} repeated a count by the same counter for the same date and ${repeats === 1 ? 'was' : 'were'} merged with it.`,
        ]
      : []),
    ...(joined.length > 0
      ? [
          `${plural(joined.length, 'date')} with more than one count: each is one look, whose interval holds all of its numbers (zones are added).`,
        ]
      : []),
    ...(ambiguous.length > 0
      ? [
          `${plural(ambiguous.length, 'count')} without an exact day could belong to several other looks: not in the fit.`,
        ]
      : []),
    ...(incomplete > 0 ? [`${plural(incomplete, 'look')} without all zones: taken as "at least".`] : []),
    ...(replaced.length > 0
      ? [`${plural(replaced.length, 'zone count')} left for a count of the whole place on the same date.`]
      : []),
    ...(partial > 0
      ? [`${plural(partial, 'look')} saw part of the place: the expected count is scaled by the visible share.`]
      : []),
  ];
}

function describeModel({ n, searched, models }: BaselineSummary): string[] {
  if (n === 0 || models.length === 0) return [];
  const { medianMean, variation } = defaultCountPrior;
  const forms = models
    .map(({ terms, probability }) => `${nameOf(terms)} ${Number((100 * probability).toPrecision(2))} %`)
    .join(', ');
  return [
    `Fit: negative binomial with interval-censored counts, ${plural(n, 'look')} of ${searched} searched; prior: mean count ${medianMean} times F(1,1), variation of the rates half-normal(${variation}). Form: ${forms}; beside that, looks are taken as exchangeable.`,
    ...(n < fewLooks ? [`Only ${plural(n, 'look')}: the interval is wide, and more prior than data.`] : []),
  ];
}

/** Why a baseline of bounds of one kind has a one-sided answer. */
export function describeBounds({ knownFrom, n }: BaselineSummary, range: Assessment['exceedanceRange']): string[] {
  if (knownFrom === 'both') return [];
  const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
  const which = `${n === 1 ? 'The only look' : `Each of the ${n} looks`} before is an "at ${knownFrom === 'below' ? 'least' : 'most'}"`;
  if (knownFrom === 'below') {
    const chance = range ? `, and a chance of as many that may be anything from ${percent(range.low)} to 100 %` : '';
    return [
      `${which}: how many there were is known from below only. Lower bounds go by rank, whatever the distribution; there is no mean and no upper bound${chance}.`,
    ];
  }
  const chance = range ? `, and the chance of as many is at most ${percent(range.high)}` : '';
  return [
    `${which}: how few there were is not known. Upper bounds are the highest of the series that the bounds allow${chance}; there is no mean and no lower bound.`,
  ];
}

/** What can and cannot be said of the target. */
export function describeTarget(
  points: readonly Point[],
  target: Look | null,
  asked: TimeRange | null,
  baselineLooks: readonly Look[],
  change: Assessment['change'],
): string[] {
  return [
    ...(asked && !target ? [describeMissing(points, asked)] : []),
    ...(target && baselineLooks.length === 0
      ? ['No look is older than the target: there is nothing to compare it with.']
      : []),
    ...(target && target.high > target.low
      ? ['The target is an interval: its lower end is what is compared, the count that is certain.']
      : []),
    ...(change && Date.parse(change.date) <= lastMillisecond(baselineLooks)
      ? ['The level shifted within the baseline, which pools what came before and after.']
      : []),
    ...(baselineLooks.length > 0 && baselineLooks.length + (target ? 1 : 0) < fewestLooksPerLevel + fewestLooksAtEnd
      ? [
          `A level shift is looked for from ${fewestLooksPerLevel + fewestLooksAtEnd} looks on, ${fewestLooksPerLevel} before and ${fewestLooksAtEnd} after.`,
        ]
      : []),
  ];
}

function describeMissing(points: readonly Point[], asked: TimeRange): string {
  const there = points.filter(({ range }) => overlaps(range, asked));
  const has = (status: SeriesPoint['status']): boolean => there.some((point) => point.status === status);
  if (has('observed')) return 'On that date there is an observation, but no count to judge.';
  if (has('uncounted')) return 'Nobody counted on that date: something was seen, no number was given.';
  if (has('unusable')) return 'Nobody counted on that date: the image could not be used.';
  if (has('bound')) return 'Nobody counted on that date; there are only statements about a whole period around it.';
  return 'Nobody counted on that date.';
}

function lastMillisecond(looks: readonly Look[]): number {
  return Math.max(...looks.map(({ range }) => range.last)) * 60_000;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Which counts were widened by the errors of the detector. */
export function describeCorrection(rows: readonly Observation[], detector: DetectorPerformance | undefined): string[] {
  if (!detector) return [];
  const counted = rows.filter(({ method, seen }) => method !== null && seen.kind === 'count').length;
  const share = ({ hits, trials }: MeasuredShare): string => `${hits} of ${trials}`;
  return [
    `${plural(counted, 'count')} made by a machine: exact ones enter as ${100 * correctedLevel} % intervals of the true number (recall ${share(detector.recall)}, precision ${share(detector.precision)}).`,
  ];
}

/** How a series of states was judged. */
export function describeStates(points: readonly Point[], exceedance: number | null, hasTarget: boolean): string[] {
  const uncertain = points.filter(({ main }) => main.seen.kind === 'state' && main.seen.state === 'uncertain').length;
  const { medianDays, logDeviation } = durationPrior;
  return [
    ...(uncertain > 0 ? [`${plural(uncertain, 'look')} that left the state uncertain: says nothing either way.`] : []),
    `Two states in continuous time; a look is wrong about the state in ${100 * misreading} of 100; prior of the mean durations log-normal, median ${medianDays} days, deviation ${logDeviation}. A statement about a span is one look in 30 days of it.`,
    ...(!hasTarget ? ['Nobody saw the state on that date.'] : []),
    ...(hasTarget && exceedance === null
      ? ['No look is older than the target: there is nothing to compare it with.']
      : []),
  ];
}
