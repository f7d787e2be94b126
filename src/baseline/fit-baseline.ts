import { knownFrom } from './one-sided.ts';
import { averageModels } from './regression/average-models.ts';
import type { CountPosterior } from './regression/posterior.ts';
import { defaultCountPrior } from './regression/prior.ts';
import type { Term } from './regression/terms.ts';
import { type SeriesSelection, selectSeries } from './series/select-series.ts';

/**
 * The posterior that `assessSeries` judges with, to ask it more: `probabilityAtLeast` and `predictiveQuantiles` take it. It
 * predicts a look like the one that is judged: its date and its counters. Null where no earlier look has a count, and where all
 * are bounds of one kind, from which no one distribution follows (`knownFrom`).
 */
export function fitBaseline(
  selection: SeriesSelection & { readonly terms?: readonly Term[] | 'auto' },
): CountPosterior | null {
  const { baseline, target, day } = selectSeries(selection);
  if (baseline.length === 0 || knownFrom(baseline) !== 'both') return null;
  const facts = target ?? { day, counters: [] };
  return averageModels(baseline, facts, defaultCountPrior, selection.terms ?? 'auto').posterior;
}
