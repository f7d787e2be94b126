import type { MonitoredSeries, Step } from '#baseline';
import { monthsAfter } from '#baseline';
import type { CountsFile, CountedLook } from './counts-csv.ts';
import { MonitorFileError } from './monitor-file-error.ts';

/** How a file is taken as a regular series. */
export interface RegularOptions {
  /** Looks a year; null takes 52, 12 or 365 from the dates. */
  readonly frequency: number | null;
  /** Whether the same week of another year is found by date (true) or by counting looks, as R's `epochAsDate`. */
  readonly byDate: boolean;
}

/**
 * A series for methods that need one count for every week, day or month. Throws MonitorFileError `irregular` naming
 * file and row where a date is missing or nobody looked: those methods would take the gap for no time at all.
 */
export function requireRegular(counts: CountsFile, options: RegularOptions): MonitoredSeries {
  const { file, looks } = counts;
  const step = findStep(looks);
  if (step === 'irregular') {
    const at = firstOddLook(looks);
    const where = at === null ? 'the dates are' : `row ${at.row} (${at.date}) is`;
    throw refuse(file, `${where} not a week, a day or a month after the date before`);
  }
  looks.forEach((look, index) => {
    if (look.count === null) throw refuse(file, `row ${look.row} (${look.date}) has no count`);
    const expected = index === 0 ? look.day : nextDay(looks[index - 1]!.day, step);
    if (look.day !== expected) {
      const before = looks[index - 1]!;
      throw refuse(
        file,
        `row ${look.row} is ${look.date}, expected one ${step} after ${before.date} (row ${before.row})`,
      );
    }
  });
  return {
    counts: looks.map(({ count }) => count!),
    days: options.byDate ? looks.map(({ day }) => day) : null,
    step,
    frequency: options.frequency ?? { week: 52, month: 12, day: 365 }[step],
  };
}

/** The step that most neighbouring dates are apart. */
function findStep(looks: readonly CountedLook[]): Step {
  const steps = (['week', 'day', 'month'] as const).map((step) => ({
    step,
    times: looks.filter((look, index) => index > 0 && nextDay(looks[index - 1]!.day, step) === look.day).length,
  }));
  const best = steps.reduce((a, b) => (b.times > a.times ? b : a));
  return 2 * best.times > looks.length - 1 ? best.step : 'irregular';
}

function firstOddLook(looks: readonly CountedLook[]): CountedLook | null {
  const isOdd = (look: CountedLook, index: number): boolean =>
    index > 0 && (['week', 'day', 'month'] as const).every((step) => nextDay(looks[index - 1]!.day, step) !== look.day);
  return looks.find(isOdd) ?? null;
}

function nextDay(day: number, step: Exclude<Step, 'irregular'>): number {
  return step === 'month' ? monthsAfter(day, 1) : day + (step === 'week' ? 7 : 1);
}

function refuse(file: string, what: string): MonitorFileError {
  return new MonitorFileError(
    'irregular',
    `${file}: ${what}; this method needs a count for every step. The method sightline takes gaps and irregular dates`,
  );
}
