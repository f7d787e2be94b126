import { type SightlinePoint, monitorSightline } from '#baseline';
import type { Measurement } from '../measure.ts';
import { type Scenario, scenarios, simulateSeries, study } from './noufaily-study.ts';
import { thinDates } from './thin-series.ts';

const replicates = 150;
const firstSeed = 40_000;
const alpha = 0.01;

/** Scenarios taken together, by what an analyst can know beforehand: level and scatter, trend, season. */
const clusters: readonly { readonly name: string; readonly has: (scenario: Scenario) => boolean }[] = [
  ...[...new Set(scenarios.map(({ theta }) => theta))].map((theta) => {
    const { phi } = scenarios.find((one) => one.theta === theta)!;
    return { name: `level e^${theta}, variance ${phi} × mean`, has: (one: Scenario) => one.theta === theta };
  }),
  { name: 'with trend', has: ({ beta }) => beta > 0 },
  { name: 'without trend', has: ({ beta }) => beta === 0 },
  ...[0, 1, 2].map((pairs) => ({
    name: `${pairs} seasonal terms`,
    has: ({ harmonics }: Scenario) => harmonics === pairs,
  })),
];

interface Tally {
  alarms: number;
  looks: number;
  detected: number;
  outbreaks: number;
}

/** The study with half of the weeks, two gaps, and dates that move within their week: R's methods cannot run on these. */
export function benchIrregularStudy(): Measurement[] {
  const tallies = new Map(scenarios.map((scenario) => [scenario, runScenario(scenario)]));
  const rates = clusters.map(({ name, has }): Measurement => {
    const tally = total([...tallies].flatMap(([scenario, one]) => (has(scenario) ? [one] : [])));
    const ratio = tally.alarms / tally.looks / alpha;
    return {
      name: `monitor: irregular, ${name}, false alarms off nominal by`,
      value: Math.abs(ratio - 1) * 100,
      unit: '%',
      limit: { kind: 'at most', value: 20 },
      detail: `${(alpha * ratio).toFixed(4)} of ${tally.looks} looks, nominal ${alpha}; power ${(tally.detected / tally.outbreaks).toFixed(3)}`,
    };
  });
  const all = total([...tallies.values()]);
  return [
    ...rates,
    {
      name: `monitor: irregular, power at ${alpha}`,
      value: all.detected / all.outbreaks,
      unit: 'of outbreaks',
      limit: null,
      detail: `false alarms ${(all.alarms / all.looks).toFixed(4)}`,
    },
  ];
}

function runScenario(scenario: Scenario): Tally {
  const tally = { alarms: 0, looks: 0, detected: 0, outbreaks: 0 };
  for (let seed = firstSeed; seed < firstSeed + replicates; seed += 1) {
    const { endemic, past, current } = simulateSeries(scenario, seed);
    const { days, weeks } = thinDates(study.weeks, study.baseline, seed * 64 + scenario.number);
    const quiet = weeks.map((week) => endemic[week]! + past[week]!);
    const first = weeks.findIndex((week) => week + 1 >= study.current[0]);
    const nulls = monitor(days, quiet, first, weeks.length);
    tally.looks += nulls.length;
    tally.alarms += nulls.filter(({ alarm }) => alarm).length;
    const struck = weeks.flatMap((week, look) => (current[week]! > 0 ? [look] : []));
    // An outbreak on which nobody looked is no outbreak that a monitor could have found.
    if (struck.length === 0) continue;
    const found = monitor(
      days,
      quiet.map((count, look) => count + current[weeks[look]!]!),
      first,
      struck.at(-1)! + 1,
    );
    tally.outbreaks += 1;
    if (found.some(({ alarm, index }) => alarm && index > struck[0]!)) tally.detected += 1;
  }
  return tally;
}

function monitor(days: readonly number[], counts: readonly number[], from: number, to: number): SightlinePoint[] {
  const range = Array.from({ length: to - from }, (_, look) => from + look + 1);
  const options = { range, alpha, b: 5, daysNotIncluded: 28, daysTogether: 13, fewestLooks: 8 };
  return monitorSightline({ days, counts, yearDays: 364 }, options);
}

function total(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + of(tally), 0);
  return {
    alarms: sum(({ alarms }) => alarms),
    looks: sum(({ looks }) => looks),
    detected: sum(({ detected }) => detected),
    outbreaks: sum(({ outbreaks }) => outbreaks),
  };
}
