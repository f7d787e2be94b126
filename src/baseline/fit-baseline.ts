import { fitLooks } from './fit-looks.ts';
import type { CountPosterior } from './regression/posterior.ts';
import type { Term } from './regression/terms.ts';
import { type SeriesSelection, selectSeries } from './series/select-series.ts';

/**
 * The posterior that `assessSeries` judges with, to ask it more: `probabilityAtLeast` and `predictiveQuantiles` take it. It
 * predicts a look like the one that is judged: its date and its counters. Null where no earlier look has a count. Where every look is an
 * "at least" (or an "at most") it is that of the bounds taken as counts, whose lower (upper) quantiles alone say something.
 */
export function fitBaseline(
  selection: SeriesSelection & { readonly terms?: readonly Term[] | 'auto' },
): CountPosterior | null {
  const { baseline, target, day } = selectSeries(selection);
  if (baseline.length === 0) return null;
  return fitLooks(baseline, target ?? { day, counters: [] }, selection.terms ?? 'auto').fit.posterior;
}
