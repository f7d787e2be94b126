import { monitorFarringtonFlexible, monitorSightline } from '#baseline';
import type { Measurement } from '../measure.ts';
import { type SimulatedSeries, scenarios, simulateSeries, study } from './noufaily-study.ts';
import { cutAtRate, oracleChances } from './oracle.ts';

/** Series of each scenario; the seeds differ from those that the method was tuned on (1 to 5,100). */
const replicates = 100;
const firstSeed = 20_000;

const range = Array.from({ length: study.current[1] - study.current[0] + 1 }, (_, week) => study.current[0] + week);
const days = Array.from({ length: study.weeks }, (_, week) => 7 * week);
/** The level at which our method is compared, and its nominal one. */
const rate = 0.006;

/** What a method said: chance of each current week of a series, Infinity where it forbids an alarm. */
type Chances = ReadonlyMap<number, number>;
interface Tally {
  nulls: number[];
  /** Smallest chance while the current outbreak lasted. */
  best: number[];
}

/**
 * Simulation study of Noufaily et al. 2013. False alarms: the share of the last 49 weeks that alarm in series without a
 * current outbreak; power: the share of current outbreaks with at least one alarm from their first to their last case.
 */
export function benchRegularStudy(): Measurement[] {
  const flexible: Tally = { nulls: [], best: [] };
  const alone: Tally = { nulls: [], best: [] };
  const together: Tally = { nulls: [], best: [] };
  const own: Tally = { nulls: [], best: [] };
  for (const scenario of scenarios) {
    for (let seed = firstSeed; seed < firstSeed + replicates; seed += 1) {
      const series = simulateSeries(scenario, seed);
      const quiet = series.endemic.map((count, week) => count + series.past[week]!);
      const struck = quiet.map((count, week) => count + series.current[week]!);
      const outbreak = outbreakWeeks(series);
      add(flexible, flexibleChances(quiet, range), flexibleChances(struck, outbreak));
      const until = range.filter((index) => index <= outbreak.at(-1)!);
      add(own, sightlineChances(quiet, range), inside(sightlineChances(struck, until), outbreak));
      const [before, after] = [oracle(series, series.endemic, range), oracle(series, added(series), outbreak)];
      add(alone, before.alone, after.alone);
      add(together, before.together, after.together);
    }
  }
  return [
    ...atLevels('farrington-flexible', flexible, [
      { alpha: 0.005, falseAlarms: 0.0059, power: 0.432 },
      { alpha: 0.01, falseAlarms: 0.0103, power: 0.505 },
    ]),
    ...measureOwn(own, { alone, together }),
  ];
}

function outbreakWeeks({ current }: SimulatedSeries): number[] {
  const weeks = current.flatMap((cases, week) => (cases > 0 ? [week + 1] : []));
  const [first, last] = [weeks[0] ?? study.current[1], weeks.at(-1) ?? study.current[1]];
  return Array.from({ length: last - first + 1 }, (_, week) => first + week);
}

function added({ endemic, current }: SimulatedSeries): number[] {
  return endemic.map((count, week) => count + current[week]!);
}

function add(tally: Tally, nulls: Chances, struck: Chances): void {
  for (const chance of nulls.values()) tally.nulls.push(chance);
  tally.best.push(Math.min(...struck.values()));
}

/** nbPlugin alarms exactly where p <= alpha, so that one run serves all levels. */
function flexibleChances(counts: readonly number[], weeks: readonly number[]): Chances {
  const points = monitorFarringtonFlexible(
    { counts, days: null, step: 'week', frequency: 52 },
    {
      range: weeks,
      b: 5,
      w: 3,
      reweight: true,
      weightsThreshold: 2.58,
      alpha: 0.005,
      trend: true,
      pThresholdTrend: 1,
      // Without the rule of five cases: with it the false alarms of rare scenarios fall below what was published.
      limit54: [0, 4],
      powertrans: '2/3',
      noPeriods: 10,
      pastWeeksNotIncluded: 26,
      thresholdMethod: 'nbPlugin',
    },
  );
  return new Map(points.map(({ index, upper, p }) => [index, upper === null || p === null ? Infinity : p]));
}

/** Its alarms at the level compared: 0 where it alarms, else 1. */
function sightlineChances(counts: readonly number[], weeks: readonly number[]): Chances {
  const options = { range: weeks, alpha: rate, b: 5, daysNotIncluded: 28, daysTogether: 13, fewestLooks: 8 };
  const points = monitorSightline({ days, counts, yearDays: 364 }, options);
  return new Map(points.map(({ index, alarm }) => [index, alarm ? 0 : 1]));
}

function inside(chances: Chances, weeks: readonly number[]): Chances {
  return new Map(weeks.map((week) => [week, chances.get(week) ?? 1]));
}

function oracle({ means, scenario }: SimulatedSeries, counts: readonly number[], weeks: readonly number[]) {
  const chances = weeks.map((week) => [week, oracleChances(counts, means, scenario.phi, week - 1)] as const);
  return {
    alone: new Map(chances.map(([week, { alone }]) => [week, alone])),
    together: new Map(chances.map(([week, { withWeekBefore }]) => [week, withWeekBefore])),
  };
}

function share(values: readonly number[], most: number): number {
  return values.filter((value) => value <= most).length / values.length;
}

function atLevels(
  name: string,
  tally: Tally,
  levels: readonly { alpha: number; falseAlarms: number; power: number }[],
): Measurement[] {
  return levels.flatMap(({ alpha, falseAlarms, power }) => [
    {
      name: `monitor: ${name} at ${alpha}, false alarms off the published ${falseAlarms} by`,
      value: Math.abs(share(tally.nulls, alpha) - falseAlarms),
      unit: 'of looks',
      limit: { kind: 'at most', value: 0.001 },
      detail: `measured ${share(tally.nulls, alpha).toFixed(4)} over ${tally.nulls.length} weeks`,
    },
    {
      name: `monitor: ${name} at ${alpha}, power off the published ${power} by`,
      value: Math.abs(share(tally.best, alpha) - power),
      unit: 'of outbreaks',
      limit: { kind: 'at most', value: 0.02 },
      detail: `measured ${share(tally.best, alpha).toFixed(3)} over ${tally.best.length} outbreaks`,
    },
  ]);
}

function measureOwn(own: Tally, { alone, together }: { alone: Tally; together: Tally }): Measurement[] {
  const powerOf = (tally: Tally): number => share(tally.best, cutAtRate(tally.nulls, rate));
  return [
    {
      name: `monitor: sightline at ${rate}, false alarms`,
      value: share(own.nulls, 0),
      unit: 'of looks',
      limit: { kind: 'at most', value: rate },
      detail: `${own.nulls.length} weeks`,
    },
    {
      name: `monitor: sightline at ${rate}, power`,
      value: share(own.best, 0),
      unit: 'of outbreaks',
      limit: { kind: 'at least', value: 0.5 },
      detail: `${own.best.length} outbreaks`,
    },
    {
      name: `monitor: oracle of one week at ${rate}, power`,
      value: powerOf(alone),
      unit: 'of outbreaks',
      limit: null,
    },
    {
      name: `monitor: oracle of two weeks at ${rate}, power`,
      value: powerOf(together),
      unit: 'of outbreaks',
      limit: null,
    },
  ];
}
