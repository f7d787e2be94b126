import type { AssessedChange, Assessment, BaselineReading, EventEffect, StateAssessment } from '#core';
import type { EvidenceRef, Statement } from './statement.ts';
import { formatBounds, formatProbability } from './wording.ts';

/** A sentence about a series and what it is about. */
export interface SeriesStatement extends Statement {
  readonly topic: 'reading' | 'record' | 'contested' | 'assumptions' | 'change' | 'state' | 'event' | 'nothing';
}

/** Sentences that say how unusual a series' newest look is, and nothing of what it means. */
export function describeSeries(assessment: Assessment): SeriesStatement[] {
  const series: EvidenceRef = { kind: 'series', id: seriesId(assessment), exact: null };
  const looks = assessment.series
    .filter((point) => point.date === assessment.target?.date)
    .flatMap((point) => point.observationIds)
    .map(observationRef);
  return sentences(assessment).map(({ topic, text, observationIds }) => ({
    topic,
    text,
    evidence: [...(observationIds?.map(observationRef) ?? (topic === 'nothing' ? [] : looks)), series],
  }));
}

/** The id by which a series is referred to. */
export function seriesId({ siteId, objectClass }: Pick<Assessment, 'siteId' | 'objectClass'>): string {
  return `${siteId}-${objectClass.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}

interface Sentence {
  readonly topic: SeriesStatement['topic'];
  readonly text: string;
  /** Where it rests on others than the looks judged. */
  readonly observationIds?: readonly string[];
}

function observationRef(id: string): EvidenceRef {
  return { kind: 'observation', id, exact: null };
}

function sentences(assessment: Assessment): Sentence[] {
  const { target, readings, states, objectClass } = assessment;
  if (states !== null) return [...describeStates(assessment, states), ...describeEvents(assessment.events)];
  if (target === null) {
    return [
      { topic: 'nothing', text: `Nobody counted ${objectClass} on that date; no statement is made.` },
      ...describeChange(assessment),
      ...describeEvents(assessment.events),
    ];
  }
  return [
    ...readings.map((reading): Sentence => ({ topic: 'reading', text: describeReading(assessment, reading) })),
    ...describeRecord(assessment),
    ...describeContests(assessment),
    ...describeAssumptions(assessment),
    ...describeChange(assessment),
    ...describeEvents(assessment.events),
  ];
}

function describeReading(
  { objectClass, target }: Assessment,
  { name, baseline, exceedance, alert }: BaselineReading,
): string {
  const what = `${formatBounds(target!)} ${objectClass} on ${target!.date}`;
  if (baseline.knownFrom === 'below') {
    return `${what}, ${name}: each of the ${baseline.n} counts of the baseline is an “at least”, so that nothing says how many are usual; nine in ten looks would show at least ${baseline.low90}.`;
  }
  if (exceedance === null || baseline.upper === null) return `${what}, ${name}: too few looks for a baseline.`;
  const percent = Number((baseline.level * 100).toFixed(4));
  const atMost = baseline.knownFrom === 'above' ? 'at most ' : '';
  return `${what}, ${name}: the chance of a look at least as high is ${atMost}${formatProbability(exceedance)} in a baseline of ${baseline.n} counts (${baseline.searched} usable looks); ${percent}\u00a0% of looks would show at most ${baseline.upper}. ${alert ? 'This is unusual.' : 'This is not unusual.'}`;
}

function describeRecord({ record, recordOf, recordProbability, baseline }: Assessment): Sentence[] {
  if (recordOf !== null && recordProbability !== null) {
    const text = `It is the highest of ${recordOf + 1} usable looks; if all were alike, the newest would be the highest with a chance of ${formatProbability(recordProbability)}.`;
    return [{ topic: 'record', text }];
  }
  if (record?.kind === 'shared' && record.probability !== null) {
    const text = `It is as high as the highest of ${record.among} earlier looks (${record.tied} so high before); if all were alike, the newest would be among the highest with a chance of ${formatProbability(record.probability)}.`;
    return [{ topic: 'record', text }];
  }
  if (record?.kind === 'possible') {
    const text = `Whether it is the highest of ${record.among + 1} looks (${baseline.searched} searched) cannot be said: some are known by bounds that overlap.`;
    return [{ topic: 'record', text }];
  }
  return [];
}

function describeContests({ contested, conclusions }: Assessment): Sentence[] {
  const contests = contested.map((one): Sentence => ({
    topic: 'contested',
    text: `Contested: “${one.statement}” is contradicted by ${one.contradictedBy.length} published counts from that period.`,
    observationIds: [one.observationId, ...one.contradictedBy],
  }));
  if (conclusions === null) return contests;
  const unusual = {
    every: 'That the count is unusual survives under every reading of the contested past.',
    none: 'Under no reading of the contested past is the count unusual.',
    some: 'Whether the count is unusual depends on which reading of the contested past is right.',
  }[conclusions.unusual];
  const record = {
    every: ' That it is a record survives as well.',
    none: '',
    some: ' Whether it is a record depends on the reading.',
  }[conclusions.record];
  return [...contests, { topic: 'contested', text: unusual + record }];
}

function describeAssumptions({ sensitivity, alert }: Assessment): Sentence[] {
  if (sensitivity === null) return [];
  const { rows, low, high, stands } = sensitivity;
  const other = rows.filter((row) => row.alert !== alert).map(({ name }) => name);
  const range = `Under ${rows.length} other assumptions on prior, dispersion and form the chance lies between ${formatProbability(low)} and ${formatProbability(high)}`;
  const verdict =
    stands && other.length === 0 ? 'the answer is the same under each' : `the answer differs for: ${other.join('; ')}`;
  return [{ topic: 'assumptions', text: `${range}; ${verdict}.` }];
}

function describeChange({ changes, excursion, present, target }: Assessment): Sentence[] {
  const excursions = {
    'level-shift': 'a lasting shift of the level, not a spike',
    spike: 'a spike: the level was back afterwards',
    undecided: 'not yet to be told: a spike and the beginning of a new level look alike',
  };
  const hindsight = excursion?.laterLooks ? `, with ${excursion.laterLooks} later looks` : '';
  return [
    ...changes.map((change): Sentence => ({ topic: 'change', text: describeShift(change) })),
    ...(present && present.changed >= 0.95 && changes.length > 0
      ? [
          {
            topic: 'change',
            text: `The level of the newest look has held since ${present.since} (${present.low} to ${present.high}, 90\u00a0%).`,
          } as const,
        ]
      : []),
    ...(excursion && target
      ? [
          {
            topic: 'change',
            text: `The look of ${target.date} is ${excursions[excursion.kind]} (probability of a shift against a spike ${formatProbability(excursion.shiftProbability)}${hindsight}).`,
          } as const,
        ]
      : []),
  ];
}

function describeShift({ date, low, high, probability, before, after }: AssessedChange): string {
  return `The level changed around ${date} (between ${low} and ${high}; probability ${formatProbability(probability)}), from about ${formatLevel(before)} to about ${formatLevel(after)} a look.`;
}

function describeStates({ target, objectClass, exceedance }: Assessment, states: StateAssessment): Sentence[] {
  const { now, duration, stay } = states;
  const seen =
    target === null
      ? `Nobody saw the state of ${objectClass} on that date.`
      : `${objectClass}: “${target.state}” on ${target.date}${exceedance === null ? '; there is no earlier look to compare it with.' : `; from the earlier looks the chance to see that was ${formatProbability(exceedance)}.`}`;
  const days = ({ days: middle, low, high }: StateAssessment['duration']['yes']): string =>
    `${formatLevel(middle)} days (${formatLevel(low)} to ${formatLevel(high)}, 90\u00a0%)`;
  return [
    { topic: target === null ? 'nothing' : 'state', text: seen },
    ...(now
      ? [{ topic: 'state', text: `The chance of “yes” on ${now.date} is ${formatProbability(now.yes)}.` } as const]
      : []),
    {
      topic: 'state',
      text: `A stay in “yes” lasts ${days(duration.yes)} on average, one in “no” ${days(duration.no)}; ${states.switches} changes were seen.`,
    },
    ...(stay
      ? [
          {
            topic: 'state',
            text: `The present stay in “${stay.state}” was first seen on ${stay.since} and has lasted ${stay.atLeastDays}${stay.atMostDays === null ? ' days at least' : ` to ${stay.atMostDays} days`}; a stay longer than ${stay.atLeastDays} days has a chance of ${formatProbability(stay.outlasting)}.`,
          } as const,
        ]
      : []),
  ];
}

function describeEvents(events: readonly EventEffect[]): Sentence[] {
  return events.map(({ date, looks, ratio, low, high, p }): Sentence => {
    if (ratio === null || low === null || high === null || p === null) {
      return {
        topic: 'event',
        text: `Event ${date}: ${looks.before} looks before and ${looks.after} after are too few to compare.`,
      };
    }
    return {
      topic: 'event',
      text: `Event ${date}: the level after is ${ratio.toFixed(2)} times that before (${low.toFixed(2)} to ${high.toFixed(2)}, 90\u00a0%; ${looks.before} looks before, ${looks.after} after); ${formatProbability(p)} of placebo days show a change at least as strong. That does not say what caused it.`,
    };
  });
}

function formatLevel(value: number): string {
  return value >= 20 ? String(Math.round(value)) : value.toFixed(1);
}
