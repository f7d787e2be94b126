import { type KnownFrom, knownFrom, takeBoundsAsCounts } from './one-sided.ts';
import { type AveragedModel, type DatedInterval, averageModels } from './regression/average-models.ts';
import { defaultCountPrior } from './regression/prior.ts';
import type { LookFacts, Term } from './regression/terms.ts';

export interface FittedLooks<T extends DatedInterval> {
  readonly known: KnownFrom;
  /** As they entered the fit. */
  readonly looks: readonly T[];
  readonly fit: AveragedModel;
}

/** Fits the regression; bounds of one kind only enter as counts, with the level alone, unless terms are asked for by name. */
export function fitLooks<T extends DatedInterval>(
  looks: readonly T[],
  target: LookFacts,
  terms: readonly Term[] | 'auto',
): FittedLooks<T> {
  const known = knownFrom(looks);
  if (known === 'both') return { known, looks, fit: averageModels(looks, target, defaultCountPrior, terms) };
  const counts = takeBoundsAsCounts(looks, known);
  const fit = averageModels(counts, target, defaultCountPrior, terms === 'auto' ? [] : terms);
  return { known, looks: counts, fit };
}
