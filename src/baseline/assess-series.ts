import {
  type Assessment,
  type BaselineReading,
  type Observation,
  type PartialDate,
  formatDateSpan,
  objectClassKey,
} from '#core';
import { type Placement, placeInBaseline } from './baseline.ts';
import { datedShift } from './level-shift.ts';
import { describeSeries, describeTarget } from './notes.ts';
import { describeSensitivity } from './sensitivity.ts';
import { countBeaten, recordProbability } from './record.ts';
import { type Look, joinLooks } from './series/looks.ts';
import { type Point, describePoint, groupPoints } from './series/points.ts';
import { type Contest, describeBounds, describeStatement, findContests } from './series/statements.ts';
import { type TimeRange, endsBefore, overlaps, timeRange } from './series/time-range.ts';

export interface AssessSeriesInput {
  readonly siteId: string;
  /** Compared by `objectClassKey`. */
  readonly objectClass: string;
  /** In any order; those of other sites and classes are passed over. */
  readonly observations: readonly Observation[];
  /** The date to judge; null for the newest look. */
  readonly at: PartialDate | null;
  /** 0..1, default 0.99: an alert is a count whose exceedance is below 1 - level. */
  readonly level?: number;
}

/**
 * How unusual a count is against what was counted at the same place before. The baseline is every look that was over
 * before the target's date. Published statements about periods are not looks; where looks contradict one, the
 * assessment is also made as the statement says. Each rule stands where it is applied: which rows repeat one another
 * and what is a statement (`groupPoints`), what one look is (`joinLooks`), what contradicts (`findContests`), the model
 * (`computePosterior`), the alert (`placeInBaseline`), the record (`countBeaten`), the shift (`findLevelShift`); `notes`
 * says which of them were used.
 */
export function assessSeries(input: AssessSeriesInput): Assessment {
  const level = input.level ?? 0.99;
  if (!(level > 0 && level < 1)) throw new RangeError(`expected a level between 0 and 1, got ${level}`);
  const selected = selectObservations(input);
  const points = groupPoints(selected.filter(({ review }) => review !== 'rejected'));
  const joined = joinLooks(points);
  const contests = findContests(points, joined.looks);
  const asked = input.at === null ? null : timeRange({ from: input.at, to: null });
  const target = findTarget(joined.looks, asked);
  const reference = target?.range ?? asked;
  const baselineLooks = reference ? joined.looks.filter(({ range }) => endsBefore(range, reference)) : joined.looks;
  const searched = baselineLooks.length + countWithoutNumber(points, joined.looks, reference);
  const observed = placeInBaseline(baselineLooks, target, searched, level);
  const beaten = target ? countBeaten(target, baselineLooks) : null;
  const change = datedShift(target ? [...baselineLooks, target] : baselineLooks);
  const contested = new Set(contests.flatMap(({ against }) => against.flatMap((look) => look.points)));
  return {
    siteId: input.siteId,
    objectClass: input.objectClass,
    series: points.map((point) => describePoint(point, contested.has(point))),
    baseline: observed.baseline,
    target: target ? describeLook(target) : null,
    exceedance: observed.exceedance,
    recordOf: beaten,
    recordProbability: beaten === null ? null : recordProbability(beaten),
    alert: observed.alert,
    contested: contests.map(({ described }) => described),
    readings: [
      { name: 'as observed', explanation: 'Every look counts with the number that was published for it.', ...observed },
      ...readStatements(contests, baselineLooks, target, searched, level),
    ],
    change,
    notes: [
      ...describeSeries(selected, points, joined, observed.baseline),
      ...describeTarget(points, target, asked, baselineLooks, change),
      ...(observed.alert && target ? [describeSensitivity(baselineLooks, target, level)] : []),
    ],
  };
}

function selectObservations({ siteId, objectClass, observations }: AssessSeriesInput): Observation[] {
  const key = objectClassKey(objectClass);
  return observations.filter((each) => each.siteId === siteId && objectClassKey(each.objectClass) === key);
}

/** The newest look on the date asked for, or the newest of all. */
function findTarget(looks: readonly Look[], asked: TimeRange | null): Look | null {
  const candidates = asked ? looks.filter(({ range }) => overlaps(range, asked)) : looks;
  return candidates.reduce<Look | null>(
    (newest, look) => (newest === null || look.range.last >= newest.range.last ? look : newest),
    null,
  );
}

/** Looks that saw something and gave no number, and of whose date no number is known otherwise. */
function countWithoutNumber(points: readonly Point[], looks: readonly Look[], reference: TimeRange | null): number {
  const dates: TimeRange[] = [];
  for (const { status, range } of points) {
    if (status !== 'uncounted' || (reference && !endsBefore(range, reference))) continue;
    const isKnown = [...looks.map((look) => look.range), ...dates].some((other) => overlaps(other, range));
    if (!isKnown) dates.push(range);
  }
  return dates.length;
}

/** One reading for each statement that looks of the baseline contradict: there those looks say what the statement says. */
function readStatements(
  contests: readonly Contest[],
  baselineLooks: readonly Look[],
  target: Look | null,
  searched: number,
  level: number,
): BaselineReading[] {
  return contests.flatMap(({ statement, low, high, against }) => {
    const doubted = baselineLooks.filter((look) => against.includes(look));
    if (doubted.length === 0 || statement.main.seen.kind !== 'count') return [];
    const looks = baselineLooks.map((look) => (doubted.includes(look) ? { ...look, low, high } : look));
    const placement: Placement = placeInBaseline(looks, target, searched, level);
    const bounds = describeBounds(statement.main.seen.low, statement.main.seen.high);
    const counts = doubted.map((look) => `${describeLook(look).date}: ${describeLookCount(look)}`).join('; ');
    return [
      {
        name: `as stated: ${bounds}`,
        explanation: `The statement "${describeStatement(statement)}" is taken as right. What contradicts it (${counts}) enters as "${bounds}".`,
        ...placement,
      },
    ];
  });
}

function describeLook({ range, points, low, high }: Look): { date: string; low: number | null; high: number | null } {
  const exact = points.find((point) => point.range === range) ?? points[0]!;
  const hasLow = low > 0 || points.some(({ main }) => main.seen.kind === 'count' && main.seen.low !== null);
  return {
    date: formatDateSpan(exact.main.when),
    low: hasLow ? low : null,
    high: high === Infinity ? null : high,
  };
}

function describeLookCount(look: Look): string {
  const { low, high } = describeLook(look);
  return describeBounds(low, high);
}
