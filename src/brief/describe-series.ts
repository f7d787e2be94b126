import type { Assessment, BaselineReading, EventEffect, Sentence as Said, StateAssessment } from '#core';
import type { EvidenceRef, Statement } from './statement.ts';
import { type BriefWords, english } from './words/english/english.ts';

/** A sentence about a series and what it is about. */
export interface SeriesStatement extends Statement {
  readonly topic: 'reading' | 'record' | 'contested' | 'assumptions' | 'change' | 'state' | 'event' | 'nothing';
}

/** Sentences that say how unusual a series' newest look is, and nothing of what it means. */
export function describeSeries(assessment: Assessment, words: BriefWords = english): SeriesStatement[] {
  const series: EvidenceRef = { kind: 'series', id: seriesId(assessment), exact: null };
  const looks = assessment.series
    .filter((point) => point.date === assessment.target?.date)
    .flatMap((point) => point.observationIds)
    .map(observationRef);
  return sentences(assessment, words).map(({ topic, text, observationIds }) => ({
    topic,
    text,
    evidence: [...(observationIds?.map(observationRef) ?? (topic === 'nothing' ? [] : looks)), series],
  }));
}

/** What was done with the observations, in a language; the English words where the assessment is from before they were data. */
export function notesOf({ noted, notes }: Assessment, note: (said: Said) => string): readonly string[] {
  return noted?.map(note) ?? notes;
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

function sentences(assessment: Assessment, { amounts, series }: BriefWords): Sentence[] {
  const { target, readings, states, objectClass } = assessment;
  const events = assessment.events.map((event) => describeEvent(event, series));
  if (states !== null) return [...describeStates(assessment, states, series), ...events];
  if (target === null)
    return [
      { topic: 'nothing', text: series.nobodyCounted(objectClass) },
      ...describeChange(assessment, series),
      ...events,
    ];
  return [
    ...readings.map((reading): Sentence => ({ topic: 'reading', text: describeReading(assessment, reading, series) })),
    ...describeRecord(assessment, series),
    ...describeContests(assessment, series, amounts),
    ...describeAssumptions(assessment, series),
    ...describeChange(assessment, series),
    ...events,
  ];
}

type SeriesWords = BriefWords['series'];

function describeReading(
  { objectClass, target }: Assessment,
  { name, named, baseline, exceedance, alert }: BaselineReading,
  { note, reading }: SeriesWords,
): string {
  const what = reading.what(target!, objectClass, named === undefined ? name : note(named));
  if (baseline.knownFrom === 'below') return `${what}: ${reading.fromBelow(baseline.n, baseline.low90)}`;
  if (exceedance === null || baseline.upper === null) return `${what}: ${reading.tooFew}`;
  const chance = reading.chance(exceedance, baseline.knownFrom === 'above', baseline.n, baseline.searched);
  const upper = reading.upper(Number((baseline.level * 100).toFixed(4)), baseline.upper);
  return `${what}: ${chance}; ${upper} ${alert ? reading.unusual : reading.usual}`;
}

function describeRecord(
  { record: place, recordOf, recordProbability, baseline }: Assessment,
  { record }: SeriesWords,
): Sentence[] {
  if (recordOf !== null && recordProbability !== null)
    return [{ topic: 'record', text: record.sole(recordOf + 1, recordProbability) }];
  if (place?.kind === 'shared' && place.probability !== null)
    return [{ topic: 'record', text: record.shared(place.among, place.tied, place.probability) }];
  if (place?.kind === 'possible')
    return [{ topic: 'record', text: record.possible(place.among + 1, baseline.searched) }];
  return [];
}

function describeContests(
  { contested, conclusions, series: points }: Assessment,
  words: SeriesWords,
  amounts: BriefWords['amounts'],
): Sentence[] {
  const contests = contested.map(({ contradictedBy, observationId, statement }): Sentence => {
    const point = points.find(({ observationIds }) => observationIds.includes(observationId));
    const said = point ? [amounts.bounds(point), amounts.date(point.date), ...point.observers].join(', ') : statement;
    return {
      topic: 'contested',
      text: words.contested(said, contradictedBy.length),
      observationIds: [observationId, ...contradictedBy],
    };
  });
  if (conclusions === null) return contests;
  const text = words.survives[conclusions.unusual] + words.recordSurvives[conclusions.record];
  return [...contests, { topic: 'contested', text }];
}

function describeAssumptions({ sensitivity, alert }: Assessment, { assumptions, note }: SeriesWords): Sentence[] {
  if (sensitivity === null) return [];
  const { rows, low, high } = sensitivity;
  const other = rows
    .filter((row) => row.alert !== alert)
    .map(({ assumed, name }) => (assumed === undefined ? name : note(assumed)));
  return [{ topic: 'assumptions', text: assumptions(rows.length, low, high, other) }];
}

function describeChange({ changes, excursion, present, target }: Assessment, words: SeriesWords): Sentence[] {
  const holds = present && present.changed >= 0.95 && changes.length > 0;
  const texts = [
    ...changes.map(words.shift),
    ...(holds ? [words.present(present.since, present.low, present.high)] : []),
    ...(excursion && target ? [words.excursion(target.date, excursion)] : []),
  ];
  return texts.map((text) => ({ topic: 'change', text }));
}

function describeStates(
  { target, objectClass, exceedance }: Assessment,
  assessed: StateAssessment,
  { states }: SeriesWords,
): Sentence[] {
  const { now, stay } = assessed;
  const seen = target === null ? states.nobody(objectClass) : states.seen(objectClass, target, exceedance);
  const more = [
    ...(now ? [states.now(now.date, now.yes)] : []),
    states.durations(assessed),
    ...(stay ? [states.stay(stay)] : []),
  ];
  return [
    { topic: target === null ? 'nothing' : 'state', text: seen },
    ...more.map((text): Sentence => ({ topic: 'state', text })),
  ];
}

function describeEvent(effect: EventEffect, { event }: SeriesWords): Sentence {
  const { ratio, low, high, p } = effect;
  const isKnown = ratio !== null && low !== null && high !== null && p !== null;
  return { topic: 'event', text: isKnown ? event.effect(effect, ratio, low, high, p) : event.tooFew(effect) };
}
