import { type Sensitivity, type Sentence, say } from '#core';
import type { FitOptions } from './baseline.ts';
import { type AveragedModel, type DatedInterval, averageModels } from './regression/average-models.ts';
import type { CountPosterior } from './regression/posterior.ts';
import { tailProbabilities } from './regression/predictive.ts';
import { type CountPrior, defaultCountPrior, logMeanPrior, logVariationPrior } from './regression/prior.ts';
import { type Term, allTerms } from './regression/terms.ts';

/** With fewer looks no term is asked for by itself, so what a trend or a counter effect would change is fitted apart. */
const fewLooks = 12;

/**
 * How the exceedance depends on what was assumed: the priors of level and dispersion, the dispersion itself, and the form of the
 * regression. Other priors are had by weighting the points of the posterior anew (Kass, Tierney and Kadane 1989,
 * doi:10.1093/biomet/76.4.663), other dispersions by keeping only those points.
 */
export function assessSensitivity(
  looks: readonly DatedInterval[],
  target: DatedInterval,
  fit: AveragedModel,
  { level, terms }: FitOptions,
): Sensitivity {
  const tails = tailProbabilities(fit.posterior, target.low, target.exposure);
  const rows = [
    ...otherPriors.map(({ assumed, prior }) => ({ assumed, exceedance: reweigh(fit.posterior, tails, prior) })),
    ...dispersions.map(({ assumed, from, to }) => ({
      assumed,
      exceedance: atDispersion(fit.posterior, tails, from, to),
    })),
    ...otherForms(looks, target, fit, terms),
  ].map((row) => ({ name: say(row.assumed), ...row, alert: row.exceedance < 1 - level }));
  const exceedances = rows.map(({ exceedance }) => exceedance);
  return {
    rows,
    low: Math.min(...exceedances),
    high: Math.max(...exceedances),
    stands: rows.every(({ alert }) => alert) || rows.every(({ alert }) => !alert),
  };
}

const { medianMean, variation } = defaultCountPrior;
const otherPriors: readonly { readonly assumed: Sentence; readonly prior: CountPrior }[] = [
  ...[medianMean / 10, medianMean * 10].map((mean) => ({
    assumed: { kind: 'assume-prior-mean' as const, mean, instead: medianMean },
    prior: { medianMean: mean, variation },
  })),
  ...[1 / 2, 2].map((factor) => ({
    assumed: { kind: 'assume-prior-variation' as const, factor },
    prior: { medianMean, variation: variation * factor },
  })),
];

/** Tenths of the posterior of the variation. */
const dispersions: readonly { readonly assumed: Sentence; readonly from: number; readonly to: number }[] = [
  { assumed: { kind: 'assume-dispersion', scatter: 'little' }, from: 0, to: 0.1 },
  { assumed: { kind: 'assume-dispersion', scatter: 'much' }, from: 0.9, to: 1 },
];

function reweigh(posterior: CountPosterior, tails: Float64Array, prior: CountPrior): number {
  let [sum, total] = [0, 0];
  for (let index = 0; index < tails.length; index += 1) {
    const logMean = posterior.centres[index]!;
    const logVariation = -Math.log(posterior.sizes[index]!) / 2;
    const change =
      logMeanPrior(prior, logMean)[0] -
      logMeanPrior(defaultCountPrior, logMean)[0] +
      logVariationPrior(prior, logVariation) -
      logVariationPrior(defaultCountPrior, logVariation);
    const weight = posterior.weights[index]! * Math.exp(change);
    total += weight;
    sum += weight * tails[index]!;
  }
  return Math.min(1, sum / total);
}

/** Over the part of the posterior whose variation lies between two of its quantiles. */
function atDispersion({ sizes, weights }: CountPosterior, tails: Float64Array, from: number, to: number): number {
  let [reached, sum, total] = [0, 0, 0];
  const steady = [...sizes.keys()].sort((one, other) => sizes[other]! - sizes[one]! || one - other);
  for (const index of steady) {
    const weight = weights[index]!;
    const inside = Math.max(0, Math.min(reached + weight, to) - Math.max(reached, from));
    sum += inside * tails[index]!;
    total += inside;
    reached += weight;
  }
  return Math.min(1, sum / total);
}

function otherForms(
  looks: readonly DatedInterval[],
  target: DatedInterval,
  { models }: AveragedModel,
  terms: readonly Term[] | 'auto',
): { assumed: Sentence; exceedance: number }[] {
  const exceedanceOf = (posterior: CountPosterior): number =>
    tailProbabilities(posterior, target.low, target.exposure).reduce(
      (sum, tail, index) => sum + tail * posterior.weights[index]!,
      0,
    );
  const fitted = models.length > 1 ? models : [];
  const extra = terms === 'auto' && looks.length >= 3 && looks.length < fewLooks ? allTerms : [];
  return [
    ...fitted.map((model) => ({ assumed: form(model.terms), exceedance: exceedanceOf(model.posterior) })),
    ...extra.map((term) => ({
      assumed: form([term]),
      exceedance: exceedanceOf(averageModels(looks, target, defaultCountPrior, [term]).posterior),
    })),
  ];
}

function form(terms: readonly Term[]): Sentence {
  return { kind: 'assume-form', terms };
}
