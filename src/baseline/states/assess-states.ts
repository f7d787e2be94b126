import { type AssessedChange, type StateAssessment, formatDay } from '#core';
import type { Point } from '../series/points.ts';
import { type TimeRange, endsBefore, firstDayOf, lastDayOf, overlaps } from '../series/time-range.ts';
import { type StateLook, stateLooks } from './state-looks.ts';
import {
  type StatePosterior,
  durationQuantiles,
  fitTwoStates,
  probabilityOn,
  probabilityOutlasting,
  probabilitySeenOn,
} from './two-state-process.ts';

export interface PlacedState {
  readonly target: { readonly point: Point; readonly isOn: boolean } | null;
  /** Points of the baseline that say yes or no. */
  readonly looks: readonly Point[];
  /** P(the state that was seen), from the earlier looks alone; null without target or earlier looks. */
  readonly exceedance: number | null;
  readonly states: StateAssessment;
  readonly change: AssessedChange | null;
}

/**
 * Places the newest state (or that on the date asked for) in what was seen before: how probable it was, what is on now, how long each
 * state lasts, and whether the present stay is unusually long.
 */
export function assessStates(points: readonly Point[], asked: TimeRange | null): PlacedState {
  const decided = points.filter(({ main }) => main.seen.kind === 'state' && main.seen.state !== 'uncertain');
  const target = (asked ? decided.filter(({ range }) => overlaps(range, asked)) : decided).reduce<Point | null>(
    (newest, point) => (newest === null || point.range.last >= newest.range.last ? point : newest),
    null,
  );
  const reference = target?.range ?? asked;
  const earlier = reference ? decided.filter(({ range }) => endsBefore(range, reference)) : decided;
  const isOn = target?.main.seen.kind === 'state' ? target.main.seen.state === 'yes' : null;
  const before = fitTwoStates(stateLooks(earlier));
  const known = stateLooks(target ? [...earlier, target] : earlier);
  const posterior = fitTwoStates(known);
  const lastDay = known.at(-1)?.day;
  const day = asked ? Math.max(lastDayOf(asked), lastDay ?? -Infinity) : (lastDay ?? null);
  const seenOn = target
    ? probabilitySeenOn(before, Math.max(firstDayOf(target.range), before.lastDay ?? -Infinity))
    : null;
  const change = lastSwitch(known);
  return {
    target: target && isOn !== null ? { point: target, isOn } : null,
    looks: earlier,
    exceedance: seenOn === null || earlier.length === 0 ? null : isOn ? seenOn : 1 - seenOn,
    states: describe(posterior, known, day, change),
    change,
  };
}

function describe(
  posterior: StatePosterior,
  known: readonly StateLook[],
  day: number | null,
  change: AssessedChange | null,
): StateAssessment {
  const last = known.at(-1);
  const stay = last && day !== null ? presentStay(known, last, day) : null;
  const duration = (state: 'on' | 'off'): { days: number; low: number; high: number } => {
    const [low, days, high] = durationQuantiles(posterior, state, [0.05, 0.5, 0.95]);
    return { days: days!, low: low!, high: high! };
  };
  return {
    now: day === null ? null : { date: formatDay(Math.floor(day)), yes: probabilityOn(posterior, day) },
    duration: { yes: duration('on'), no: duration('off') },
    switches: countSwitches(known),
    stay: stay && {
      ...stay,
      outlasting: probabilityOutlasting(posterior, stay.state === 'yes' ? 'on' : 'off', stay.atLeastDays),
    },
    switched: change !== null,
  };
}

/** How long the state seen last is known to have lasted, and may have at most. */
function presentStay(
  known: readonly StateLook[],
  last: StateLook,
  day: number,
): { state: 'yes' | 'no'; since: string; atLeastDays: number; atMostDays: number | null } {
  const other = known.findLastIndex(({ isOn }) => isOn !== last.isOn);
  const first = known[other + 1]!;
  return {
    state: last.isOn ? 'yes' : 'no',
    since: formatDay(Math.floor(first.day)),
    atLeastDays: Math.floor(last.day - first.day),
    atMostDays: other === -1 ? null : Math.ceil(day - known[other]!.day),
  };
}

/** Between the last look at the other state and the first at the present one. */
function lastSwitch(known: readonly StateLook[]): AssessedChange | null {
  const last = known.at(-1);
  const other = last ? known.findLastIndex(({ isOn }) => isOn !== last.isOn) : -1;
  if (!last || other === -1) return null;
  const first = known[other + 1]!;
  return {
    date: formatDay(Math.floor(first.day)),
    low: formatDay(Math.min(Math.floor(known[other]!.day) + 1, Math.floor(first.day))),
    high: formatDay(Math.floor(first.day)),
    probability: 1,
    before: last.isOn ? 0 : 1,
    after: last.isOn ? 1 : 0,
  };
}

function countSwitches(known: readonly StateLook[]): number {
  return known.filter(({ isOn }, index) => index > 0 && known[index - 1]!.isOn !== isOn).length;
}
