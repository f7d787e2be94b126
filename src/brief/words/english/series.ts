import {
  type AssessedChange,
  type Assessment,
  type EventEffect,
  type Excursion,
  type Sentence,
  type StateAssessment,
  say,
} from '#core';
import { amounts } from './amounts.ts';

const { bounds, fixed, level, number, probability } = amounts;

type Target = NonNullable<Assessment['target']>;

/** How unusual a look is, sentence by sentence. */
export const series = {
  note: (note: Sentence): string => say(note),
  method: (method: string): string => method,
  nobodyCounted: (objectClass: string): string => `Nobody counted ${objectClass} on that date; no statement is made.`,
  reading: {
    what: (target: Target, objectClass: string, name: string): string =>
      `${bounds(target)} ${objectClass} on ${target.date}, ${name}`,
    fromBelow: (n: number, low90: number | null): string =>
      `each of the ${n} counts of the baseline is an “at least”, so that nothing says how many are usual; nine in ten looks would show at least ${low90}.`,
    tooFew: 'too few looks for a baseline.',
    chance: (exceedance: number, isAtMost: boolean, n: number, searched: number): string =>
      `the chance of a look at least as high is ${isAtMost ? 'at most ' : ''}${probability(exceedance)} in a baseline of ${n} counts (${searched} usable looks)`,
    upper: (percent: number, upper: number): string => `${percent}\u00a0% of looks would show at most ${upper}.`,
    unusual: 'This is unusual.',
    usual: 'This is not unusual.',
  },
  record: {
    sole: (looks: number, chance: number): string =>
      `It is the highest of ${looks} usable looks; if all were alike, the newest would be the highest with a chance of ${probability(chance)}.`,
    shared: (among: number, tied: number, chance: number): string =>
      `It is as high as the highest of ${among} earlier looks (${tied} so high before); if all were alike, the newest would be among the highest with a chance of ${probability(chance)}.`,
    possible: (looks: number, searched: number): string =>
      `Whether it is the highest of ${looks} looks (${searched} searched) cannot be said: some are known by bounds that overlap.`,
  },
  contested: (statement: string, against: number): string =>
    `Contested: “${statement}” is contradicted by ${against} published ${against === 1 ? 'count' : 'counts'} from that period.`,
  survives: {
    every: 'That the count is unusual survives under every reading of the contested past.',
    none: 'Under no reading of the contested past is the count unusual.',
    some: 'Whether the count is unusual depends on which reading of the contested past is right.',
  },
  recordSurvives: {
    every: ' That it is a record survives as well.',
    none: '',
    some: ' Whether it is a record depends on the reading.',
  },
  assumptions: (rows: number, low: number, high: number, other: readonly string[]): string =>
    `Under ${rows} other assumptions on prior, dispersion and form the chance lies between ${probability(low)} and ${probability(high)}; ${other.length === 0 ? 'the answer is the same under each' : `the answer differs for: ${other.join('; ')}`}.`,
  shift: ({ after, before, date, high, low, probability: chance }: AssessedChange): string =>
    `The level changed around ${date} (between ${low} and ${high}; probability ${probability(chance)}), from about ${level(before)} to about ${level(after)} a look.`,
  present: (since: string, low: string, high: string): string =>
    `The level of the newest look has held since ${since} (${low} to ${high}, 90\u00a0%).`,
  excursion: (date: string, { kind, laterLooks, shiftProbability }: Excursion): string =>
    `The look of ${date} is ${excursions[kind]} (probability of a shift against a spike ${probability(shiftProbability)}${laterLooks ? `, with ${laterLooks} later ${laterLooks === 1 ? 'look' : 'looks'}` : ''}).`,
  states: {
    nobody: (objectClass: string): string => `Nobody saw the state of ${objectClass} on that date.`,
    seen: (objectClass: string, { date, state }: Target, exceedance: number | null): string =>
      `${objectClass}: “${state}” on ${date}${exceedance === null ? '; there is no earlier look to compare it with.' : `; from the earlier looks the chance to see that was ${probability(exceedance)}.`}`,
    now: (date: string, yes: number): string => `The chance of “yes” on ${date} is ${probability(yes)}.`,
    durations: ({ duration, switches }: StateAssessment): string =>
      `A stay in “yes” lasts ${days(duration.yes)} on average, one in “no” ${days(duration.no)}; ${switches} changes were seen.`,
    stay: ({ atLeastDays, atMostDays, outlasting, since, state }: NonNullable<StateAssessment['stay']>): string =>
      `The present stay in “${state}” was first seen on ${since} and has lasted ${atLeastDays}${atMostDays === null ? ' days at least' : ` to ${atMostDays} days`}; a stay longer than ${atLeastDays} days has a chance of ${probability(outlasting)}.`,
  },
  event: {
    tooFew: ({ date, looks }: EventEffect): string =>
      `Event ${date}: ${looks.before} looks before and ${looks.after} after are too few to compare.`,
    effect: ({ date, looks }: EventEffect, ratio: number, low: number, high: number, p: number): string =>
      `Event ${date}: the level after is ${fixed(ratio, 2)} times that before (${fixed(low, 2)} to ${fixed(high, 2)}, 90\u00a0%; ${number(looks.before)} looks before, ${number(looks.after)} after); ${probability(p)} of placebo days show a change at least as strong. That does not say what caused it.`,
  },
};

const excursions: Readonly<Record<Excursion['kind'], string>> = {
  'level-shift': 'a lasting shift of the level, not a spike',
  spike: 'a spike: the level was back afterwards',
  undecided: 'not yet to be told: a spike and the beginning of a new level look alike',
};

function days({ days: middle, high, low }: StateAssessment['duration']['yes']): string {
  return `${level(middle)} days (${level(low)} to ${level(high)}, 90\u00a0%)`;
}
