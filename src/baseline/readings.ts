import { type BaselineReading, type Sentence, formatDateSpan, say } from '#core';
import { type BaselineQuestion, placeInBaseline } from './baseline.ts';
import { countBeaten } from './record.ts';
import type { Look } from './series/looks.ts';
import { type Contest, describeBounds, describeStatement } from './series/statements.ts';

/** One reading for each statement that looks of the baseline contradict: there those looks say what the statement says. */
export function readStatements(contests: readonly Contest[], question: BaselineQuestion): BaselineReading[] {
  return contests.flatMap(({ statement, low, high, against }) => {
    const doubted = question.looks.filter((look) => against.includes(look));
    if (doubted.length === 0 || statement.main.seen.kind !== 'count') return [];
    const looks = question.looks.map((look) => (doubted.includes(look) ? { ...look, low, high } : look));
    const { baseline, exceedance, alert } = placeInBaseline({ ...question, looks });
    const { low: least, high: most } = statement.main.seen;
    const bounds = describeBounds(least, most);
    const named: Sentence = { kind: 'reading-as-stated', low: least, high: most };
    const counts = doubted.map((look) => `${describeLook(look).date}: ${describeLookCount(look)}`).join('; ');
    return [
      {
        name: say(named),
        named,
        explanation: `The statement "${describeStatement(statement)}" is taken as right. What contradicts it (${counts}) enters as "${bounds}".`,
        baseline,
        exceedance,
        alert,
        recordOf: question.target ? countBeaten(question.target, looks) : null,
      },
    ];
  });
}

/** Which conclusions hold under every reading of a contested past. */
export function concludeOver(readings: readonly BaselineReading[]): { unusual: Survival; record: Survival } {
  const survival = (holds: (reading: BaselineReading) => boolean): Survival => {
    const times = readings.filter(holds).length;
    return times === readings.length ? 'every' : times === 0 ? 'none' : 'some';
  };
  return { unusual: survival(({ alert }) => alert), record: survival(({ recordOf }) => recordOf !== null) };
}

type Survival = 'every' | 'some' | 'none';

export function describeLook({ range, points, low, high }: Look): {
  date: string;
  low: number | null;
  high: number | null;
} {
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
