import { type Bounds, type Share, bounds, percent, plural, termsOf } from './words.ts';

type Terms = readonly ('trend' | 'season' | 'counter')[];

/** What was done with the rows of a series before it was judged. */
export const notes = {
  'nothing-at-all': (): string => 'There is no observation of this class at this site.',
  'rejected-left-out': ({ n }: { n: number }) => `${plural(n, 'rejected observation')} left out.`,
  'drafts-used': ({ n }: { n: number }) => `${plural(n, 'observation')} used that no person has accepted yet.`,
  'states-as-process': ({ n }: { n: number }) =>
    `${plural(n, 'state')} (yes, no, uncertain): not pooled as counts 0 and 1; a process of two states.`,
  'measures-kept': ({ n }: { n: number }) =>
    `${plural(n, 'measure')}: kept in the series; this version fits counts only.`,
  'words-without-number': ({ n }: { n: number }) =>
    `${plural(n, 'look')} with words and no number: among the looks searched, not in the fit; a record is not checked against them.`,
  'unusable-images': ({ n }: { n: number }) => `${plural(n, 'unusable image')}: not counted as a look.`,
  'nobody-looked': ({ n }: { n: number }) => `${plural(n, 'date')} on which nobody looked: not counted as a look.`,
  'place-hidden': ({ n }: { n: number }) => `${plural(n, 'count')} with nothing of the place visible: not in the fit.`,
  'whole-periods': ({ n }: { n: number }) =>
    `${plural(n, 'statement')} about a whole period: shown, but not one look, so not in the fit.`,
  'rows-merged': ({ n }: { n: number }) =>
    `${plural(n, 'row')} repeated a count by the same counter for the same date and ${n === 1 ? 'was' : 'were'} merged with it.`,
  'dates-joined': ({ n }: { n: number }) =>
    `${plural(n, 'date')} with more than one count: each is one look, whose interval holds all of its numbers (zones are added).`,
  'days-ambiguous': ({ n }: { n: number }) =>
    `${plural(n, 'count')} without an exact day could belong to several other looks: not in the fit.`,
  'zones-missing': ({ n }: { n: number }) => `${plural(n, 'look')} without all zones: taken as "at least".`,
  'zones-replaced': ({ n }: { n: number }) =>
    `${plural(n, 'zone count')} left for a count of the whole place on the same date.`,
  'partly-seen': ({ n }: { n: number }) =>
    `${plural(n, 'look')} saw part of the place: the expected count is scaled by the visible share.`,
  fit: ({
    forms,
    medianMean,
    n,
    searched,
    variation,
  }: {
    n: number;
    searched: number;
    medianMean: number;
    variation: number;
    forms: readonly { readonly terms: Terms; readonly probability: number }[];
  }) =>
    `Fit: negative binomial with interval-censored counts, ${plural(n, 'look')} of ${searched} searched; prior: mean count ${medianMean} times F(1,1), variation of the rates half-normal(${variation}). Form: ${forms.map(({ probability, terms }) => `${termsOf(terms)} ${percent(probability)}`).join(', ')}; beside that, looks are taken as exchangeable.`,
  'few-looks': ({ n }: { n: number }) => `Only ${plural(n, 'look')}: the interval is wide, and more prior than data.`,
  'known-from-below': ({ n, least }: { n: number; least: number | null }) =>
    `${eachLook(n)} before is an "at least": how many there were is known from below only. Lower bounds go by rank, whatever the distribution; there is no mean and no upper bound${least === null ? '' : `, and a chance of as many that may be anything from ${percent(least)} to 100 %`}.`,
  'known-from-above': ({ n, most }: { n: number; most: number | null }) =>
    `${eachLook(n)} before is an "at most": how few there were is not known. Upper bounds are the highest of the series that the bounds allow${most === null ? '' : `, and the chance of as many is at most ${percent(most)}`}; there is no mean and no lower bound.`,
  'nothing-older': (): string => 'No look is older than the target: there is nothing to compare it with.',
  'target-is-interval': (): string =>
    'The target is an interval: its lower end is what is compared, the count that is certain.',
  'shift-in-baseline': (): string => 'The level shifted within the baseline, which pools what came before and after.',
  'looks-for-shift': ({ after, before, least }: { least: number; before: number; after: number }) =>
    `A level shift is looked for from ${least} looks on, ${before} before and ${after} after.`,
  'no-count-to-judge': (): string => 'On that date there is an observation, but no count to judge.',
  'no-count-words': (): string => 'Nobody counted on that date: something was seen, no number was given.',
  'no-count-unusable': (): string => 'Nobody counted on that date: the image could not be used.',
  'no-count-period': (): string =>
    'Nobody counted on that date; there are only statements about a whole period around it.',
  'no-count': (): string => 'Nobody counted on that date.',
  'machine-counts': ({ level, n, precision, recall }: { n: number; level: number; recall: Share; precision: Share }) =>
    `${plural(n, 'count')} made by a machine: exact ones enter as ${100 * level} % intervals of the true number (recall ${shareOf(recall)}, precision ${shareOf(precision)}).`,
  'states-uncertain': ({ n }: { n: number }) =>
    `${plural(n, 'look')} that left the state uncertain: says nothing either way.`,
  'two-states': ({
    logDeviation,
    medianDays,
    misreading,
  }: {
    misreading: number;
    medianDays: number;
    logDeviation: number;
  }) =>
    `Two states in continuous time; a look is wrong about the state in ${100 * misreading} of 100; prior of the mean durations log-normal, median ${medianDays} days, deviation ${logDeviation}. A statement about a span is one look in 30 days of it.`,
  'no-state': (): string => 'Nobody saw the state on that date.',

  'reading-as-observed': (): string => 'as observed',
  'reading-as-stated': (stated: Bounds) => `as stated: ${bounds(stated)}`,
  'assume-prior-mean': ({ instead, mean }: { mean: number; instead: number }) =>
    `prior mean ${mean} instead of ${instead}`,
  'assume-prior-variation': ({ factor }: { factor: number }) =>
    `prior of the variation ${factor < 1 ? 'halved' : 'doubled'}`,
  'assume-dispersion': ({ scatter }: { scatter: 'little' | 'much' }) =>
    `looks scatter ${scatter} (${scatter === 'little' ? 'lowest' : 'highest'} tenth of the dispersion)`,
  'assume-form': ({ terms }: { terms: Terms }): string => termsOf(terms),
} as const;

function eachLook(n: number): string {
  return n === 1 ? 'The only look' : `Each of the ${n} looks`;
}

function shareOf({ hits, trials }: Share): string {
  return `${hits} of ${trials}`;
}
