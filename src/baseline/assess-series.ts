import { type Assessment, type PartialDate, type Sentence, formatDateSpan, formatDay, lastDay, say } from '#core';
import { type BaselineQuestion, emptyBaseline, placeInBaseline } from './baseline.ts';
import { assessEvent } from './change/event-effect.ts';
import { tellExcursion } from './change/excursion.ts';
import { findChanges } from './change/find-changes.ts';
import { correctCounts } from './detector/correct-counts.ts';
import type { DetectorPerformance } from './detector/true-count.ts';
import { describeBounds, describeCorrection, describeSeries, describeStates, describeTarget } from './notes.ts';
import { concludeOver, describeLook, readStatements } from './readings.ts';
import { countBeaten, placeRecord, recordProbability } from './record.ts';
import type { Term } from './regression/terms.ts';
import { assessSensitivity } from './sensitivity.ts';
import type { Look } from './series/looks.ts';
import { describePoint } from './series/points.ts';
import { type SelectedSeries, type SeriesSelection, selectSeries } from './series/select-series.ts';
import { findContests } from './series/statements.ts';
import { firstDayOf, lastDayOf } from './series/time-range.ts';
import { assessStates } from './states/assess-states.ts';

export interface AssessSeriesInput extends SeriesSelection {
  /** 0..1, default 0.99: an alert is a count whose exceedance is below 1 - level. */
  readonly level?: number;
  /** Terms of the regression beside the level; default `auto`: as far as the looks speak for them. */
  readonly terms?: readonly Term[] | 'auto';
  /** Dates after which the level may have changed. All looks are used, those later than the target too. */
  readonly events?: readonly PartialDate[];
  /** Later looks than this are outcome and say nothing about spike or shift, or after an event; default: all may. */
  readonly knownUntil?: PartialDate;
  /** Carries the errors of a detector into the counts it made; default: they are taken as they are. */
  readonly detector?: DetectorPerformance;
}

/**
 * How unusual a count (or a state) is against what was seen at the same place before. The baseline is every look that was over
 * before the target's date. Published statements about periods are not looks; where looks contradict one, the
 * assessment is also made as the statement says. Each rule stands where it is applied: which rows repeat one another
 * and what is a statement (`groupPoints`), what one look is (`joinLooks`), what contradicts (`findContests`), the model
 * (`computePosterior`, `averageModels`), the alert (`placeInBaseline`), the record (`countBeaten`), lasting changes
 * (`findChanges`), states (`assessStates`); `notes` says which of them were used.
 */
export function assessSeries(input: AssessSeriesInput): Assessment {
  const level = input.level ?? 0.99;
  if (!(level > 0 && level < 1)) throw new RangeError(`expected a level between 0 and 1, got ${level}`);
  const { detector } = input;
  const selected = selectSeries(
    detector ? { ...input, observations: correctCounts(input.observations, detector) } : input,
  );
  const isOfStates =
    selected.joined.looks.length === 0 && selected.points.some(({ main }) => main.seen.kind === 'state');
  return isOfStates ? assessStateSeries(input, selected, level) : assessCounts(input, selected, level);
}

const observedReading: Sentence = { kind: 'reading-as-observed' };

function assessCounts(input: AssessSeriesInput, selected: SelectedSeries, level: number): Assessment {
  const { rows, points, joined, asked, target, baseline: looks, searched, day } = selected;
  const horizon = input.knownUntil === undefined ? Infinity : lastDay(input.knownUntil);
  const isKnown = ({ range }: Look): boolean => lastDayOf(range) <= horizon;
  const contests = findContests(points, joined.looks);
  const question: BaselineQuestion = {
    looks,
    target,
    day,
    searched,
    options: { level, terms: input.terms ?? 'auto' },
  };
  const { fitted, baseline, exceedance, exceedanceRange, alert } = placeInBaseline(question);
  const sensitivity = target && fitted ? assessSensitivity(fitted.looks, target, fitted.fit, question.options) : null;
  const beaten = target ? countBeaten(target, looks) : null;
  const { changes, present } = findChanges(target ? [...looks, target] : looks);
  const change = changes.at(-1) ?? null;
  const contested = new Set(contests.flatMap(({ against }) => against.flatMap((look) => look.points)));
  const asObserved = {
    name: say(observedReading),
    named: observedReading,
    explanation: 'Every look counts with the number that was published for it.',
    baseline,
    exceedance,
    alert,
    recordOf: beaten,
  };
  const readings = [asObserved, ...readStatements(contests, question)];
  const noted = [
    ...describeSeries(rows, points, joined, baseline),
    ...describeBounds(baseline, exceedanceRange),
    ...describeCorrection(rows, input.detector),
    ...describeTarget(points, target, asked, looks, change),
  ];
  return {
    siteId: input.siteId,
    objectClass: input.objectClass,
    series: points.map((point) => describePoint(point, contested.has(point))),
    baseline,
    target: target ? describeLook(target) : null,
    exceedance,
    exceedanceRange,
    recordOf: beaten,
    recordProbability: beaten === null ? null : recordProbability(beaten),
    record: target ? placeRecord(target, looks) : null,
    alert,
    contested: contests.map(({ described }) => described),
    readings,
    conclusions: target && readings.length > 1 ? concludeOver(readings) : null,
    sensitivity,
    change,
    changes,
    present,
    excursion: target && alert ? tellExcursion(looks, target, selected.later.filter(isKnown)) : null,
    states: null,
    events: (input.events ?? []).map((date) => assessEvent(joined.looks.filter(isKnown), date)),
    notes: noted.map((one) => say(one)),
    noted,
  };
}

function assessStateSeries(input: AssessSeriesInput, selected: SelectedSeries, level: number): Assessment {
  const { rows, points, joined, asked } = selected;
  const { target, looks, exceedance, states, change } = assessStates(points, asked);
  const ranges = looks.map(({ range }) => range);
  const baseline = {
    ...emptyBaseline(looks.length, level),
    method: looks.length === 0 ? 'none' : 'two-state Markov process, irregular looks',
    n: looks.length,
    from: ranges.length === 0 ? null : formatDay(Math.min(...ranges.map(firstDayOf))),
    to: ranges.length === 0 ? null : formatDay(Math.max(...ranges.map(lastDayOf))),
  };
  const alert = exceedance !== null && exceedance < 1 - level;
  const noted = [
    ...describeSeries(rows, points, joined, { ...baseline, n: 0 }),
    ...describeStates(points, exceedance, target !== null),
  ];
  return {
    siteId: input.siteId,
    objectClass: input.objectClass,
    series: points.map((point) => describePoint(point, false)),
    baseline,
    target: target && {
      date: formatDateSpan(target.point.main.when),
      low: null,
      high: null,
      state: target.isOn ? 'yes' : 'no',
    },
    exceedance,
    exceedanceRange: null,
    recordOf: null,
    recordProbability: null,
    record: null,
    alert,
    contested: [],
    readings: [
      {
        name: say(observedReading),
        named: observedReading,
        explanation: 'Every look counts with the state that was published for it.',
        baseline,
        exceedance,
        alert,
        recordOf: null,
      },
    ],
    conclusions: null,
    sensitivity: null,
    change,
    changes: change ? [change] : [],
    present: null,
    excursion: null,
    states,
    events: [],
    notes: noted.map((one) => say(one)),
    noted,
  };
}
