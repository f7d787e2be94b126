import { type Covariates, toColumn } from './design.ts';

/** What the log mean may depend on beside the level and the visible share. */
export type Term = 'trend' | 'season' | 'counter';
export const allTerms: readonly Term[] = ['trend', 'season', 'counter'];

/** When a look was made and by whom, as far as the regression needs it. */
export interface LookFacts {
  /** Days since 1970, may be half: the middle of a span. */
  readonly day: number;
  /** Keys of the parties that counted; none where they do not matter. */
  readonly counters: readonly string[];
}

const daysPerYear = 365.25;

/**
 * Prior standard deviations of the effects on the log mean. `trend`: over the whole series, or over a year where that is
 * longer, the level may change by a factor e. `season`: of each of the two harmonics, so that high and low season differ by a
 * factor e or so. `counter`: two counters of one thing may differ by a half.
 */
const termScales: Readonly<Record<Term, number>> = { trend: 1, season: 0.5, counter: 0.4 };

/** More counters than this are told apart no further: the rest counts as average. */
const mostCounters = 8;

/**
 * Can the term be asked of these looks at all, when nobody has asked for it by name? A trend wants a dozen looks, a season two dozen
 * over a year and a half, a counter effect two counters with four looks each.
 */
export function isAskable(term: Term, looks: readonly LookFacts[]): boolean {
  switch (term) {
    case 'trend':
      return looks.length >= 12 && spanOf(looks) > 0;
    case 'season':
      return looks.length >= 24 && spanOf(looks) >= 1.5 * daysPerYear;
    case 'counter':
      return looks.length >= 12 && [...countLooks(looks).values()].filter((times) => times >= 4).length >= 2;
  }
}

export interface TermCovariates extends Covariates {
  /** The term that each covariate belongs to. */
  readonly termOf: readonly Term[];
}

/** Covariates of the terms for looks that are to predict one at `target`. */
export function makeCovariates(terms: readonly Term[], looks: readonly LookFacts[], target: LookFacts): TermCovariates {
  const byTerm = terms.map((term) => ({ term, columns: columnsOf(term, looks, target) }));
  const columns = byTerm.flatMap((one) => one.columns);
  const at = columns.map(({ valueAt }) => valueAt(target));
  return {
    columns: columns.map(({ valueAt }, column) => toColumn(looks, (look) => valueAt(look) - at[column]!)),
    centre: Float64Array.from(columns, ({ centre }, index) => centre - at[index]!),
    scales: Float64Array.from(columns, ({ scale }) => scale),
    termOf: byTerm.flatMap((one) => one.columns.map(() => one.term)),
  };
}

interface Column {
  readonly centre: number;
  readonly scale: number;
  readonly valueAt: (look: LookFacts) => number;
}

function columnsOf(term: Term, looks: readonly LookFacts[], target: LookFacts): Column[] {
  const scale = termScales[term];
  switch (term) {
    case 'trend': {
      const unit = Math.max(daysPerYear, spanOf([...looks, target]));
      const first = looks.reduce((least, { day }) => Math.min(least, day), target.day);
      const middle = looks.reduce((sum, { day }) => sum + day - first, 0) / Math.max(1, looks.length);
      return [{ centre: middle / unit, scale, valueAt: ({ day }) => (day - first) / unit }];
    }
    case 'season': {
      const phase = ({ day }: LookFacts): number => (2 * Math.PI * day) / daysPerYear;
      return [
        { centre: 0, scale, valueAt: (look) => Math.cos(phase(look)) },
        { centre: 0, scale, valueAt: (look) => Math.sin(phase(look)) },
      ];
    }
    case 'counter': {
      const often = [...countLooks(looks)].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
      const names = new Set([...target.counters, ...often.map(([name]) => name)].slice(0, mostCounters));
      return [...names].map((name) => ({
        centre: 0,
        scale,
        valueAt: ({ counters }) => (counters.includes(name) ? 1 / counters.length : 0),
      }));
    }
  }
}

function countLooks(looks: readonly LookFacts[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { counters } of looks) for (const name of counters) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function spanOf(looks: readonly LookFacts[]): number {
  let [first, last] = [Infinity, -Infinity];
  for (const { day } of looks) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return looks.length === 0 ? 0 : last - first;
}
