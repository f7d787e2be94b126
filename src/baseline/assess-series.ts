import { type Assessment, type BaselineReading, formatDateSpan } from '#core';
import { type FitOptions, placeInBaseline } from './baseline.ts';
import { datedShift } from './level-shift.ts';
import { describeSensitivity, describeSeries, describeTarget } from './notes.ts';
import { assessSensitivity } from './sensitivity.ts';
import type { Term } from './regression/terms.ts';
import { countBeaten, recordProbability } from './record.ts';
import type { Look } from './series/looks.ts';
import { describePoint } from './series/points.ts';
import { type SeriesSelection, selectSeries } from './series/select-series.ts';
import { type Contest, describeBounds, describeStatement, findContests } from './series/statements.ts';

export interface AssessSeriesInput extends SeriesSelection {
  /** 0..1, default 0.99: an alert is a count whose exceedance is below 1 - level. */
  readonly level?: number;
  /** Terms of the regression beside the level; default `auto`: as far as the looks speak for them. */
  readonly terms?: readonly Term[] | 'auto';
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
  const { rows, points, joined, asked, target, baseline: baselineLooks, searched, day } = selectSeries(input);
  const contests = findContests(points, joined.looks);
  const options: FitOptions = { level, terms: input.terms ?? 'auto' };
  const { fit, ...observed } = placeInBaseline(baselineLooks, target, day, searched, options);
  const sensitivity = target && fit ? assessSensitivity(baselineLooks, target, fit, level, options.terms) : null;
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
      ...readStatements(contests, baselineLooks, target, day, searched, options),
    ],
    sensitivity,
    change,
    notes: [
      ...describeSeries(rows, points, joined, observed.baseline),
      ...describeTarget(points, target, asked, baselineLooks, change),
      ...(sensitivity ? [describeSensitivity(sensitivity)] : []),
    ],
  };
}

/** One reading for each statement that looks of the baseline contradict: there those looks say what the statement says. */
function readStatements(
  contests: readonly Contest[],
  baselineLooks: readonly Look[],
  target: Look | null,
  day: number,
  searched: number,
  options: FitOptions,
): BaselineReading[] {
  return contests.flatMap(({ statement, low, high, against }) => {
    const doubted = baselineLooks.filter((look) => against.includes(look));
    if (doubted.length === 0 || statement.main.seen.kind !== 'count') return [];
    const looks = baselineLooks.map((look) => (doubted.includes(look) ? { ...look, low, high } : look));
    const { baseline, exceedance, alert } = placeInBaseline(looks, target, day, searched, options);
    const bounds = describeBounds(statement.main.seen.low, statement.main.seen.high);
    const counts = doubted.map((look) => `${describeLook(look).date}: ${describeLookCount(look)}`).join('; ');
    return [
      {
        name: `as stated: ${bounds}`,
        explanation: `The statement "${describeStatement(statement)}" is taken as right. What contradicts it (${counts}) enters as "${bounds}".`,
        baseline,
        exceedance,
        alert,
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
