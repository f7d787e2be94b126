import type { CountInterval } from '../statistics/count-interval.ts';
import { noCovariates } from './design.ts';
import { type CountPosterior, computePosterior } from './posterior.ts';
import type { CountPrior } from './prior.ts';
import { screenTerms } from './screen-terms.ts';
import { type LookFacts, type Term, allTerms, isAskable, makeCovariates } from './terms.ts';

/** One form of the regression and how probable it is after the looks. */
interface FittedModel {
  /** None: the level alone. */
  readonly terms: readonly Term[];
  readonly probability: number;
  readonly posterior: CountPosterior;
}

export interface AveragedModel {
  /** All forms together, each with its weight. */
  readonly posterior: CountPosterior;
  /** The most probable first. */
  readonly models: readonly FittedModel[];
}

export type DatedInterval = CountInterval & LookFacts;

/** Prior probability that a term that can be asked for belongs to the model. */
const termProbability = 0.25;
/** Forms whose rough log odds against the level alone are below this are not fitted: the score test is exact with many looks. */
const leastLogOdds = { few: -3.5, many: -1.6 };
const manyLooks = 60;
/** Forms less probable than this are not kept. */
const leastShare = 1e-3;

/**
 * Bayesian model averaging over which terms the mean depends on (Hoeting et al. 1999, doi:10.1214/ss/1009212519). `auto` lets
 * the looks decide between every choice of the terms they can tell anything about; a list of terms is taken as given.
 */
export function averageModels(
  looks: readonly DatedInterval[],
  target: LookFacts,
  prior: CountPrior,
  terms: readonly Term[] | 'auto',
): AveragedModel {
  const fit = (chosen: readonly Term[], logPrior: number): Candidate => {
    const covariates = chosen.length === 0 ? noCovariates : makeCovariates(chosen, looks, target);
    const posterior = computePosterior(looks, prior, covariates);
    return { terms: chosen, posterior, logWeight: posterior.logEvidence + logPrior };
  };
  if (terms !== 'auto') return average([fit(terms, 0)]);
  const level = fit([], 0);
  const askable = allTerms.filter((term) => isAskable(term, looks));
  if (askable.length === 0) return average([level]);
  const logOdds = Math.log(termProbability / (1 - termProbability));
  const choices = subsetsOf(askable).filter((chosen) => chosen.length > 0);
  const gains = screen(looks, target, prior, askable, choices, level.posterior);
  const least = looks.length < manyLooks ? leastLogOdds.few : leastLogOdds.many;
  const promising = choices.filter((chosen, index) => gains[index]! + chosen.length * logOdds > least);
  return average([level, ...promising.map((chosen) => fit(chosen, chosen.length * logOdds))]);
}

interface Candidate {
  readonly terms: readonly Term[];
  readonly posterior: CountPosterior;
  readonly logWeight: number;
}

function subsetsOf(terms: readonly Term[]): Term[][] {
  return terms.reduce<Term[][]>((all, term) => [...all, ...all.map((one) => [...one, term])], [[]]);
}

function screen(
  looks: readonly DatedInterval[],
  target: LookFacts,
  prior: CountPrior,
  askable: readonly Term[],
  choices: readonly (readonly Term[])[],
  level: CountPosterior,
): number[] {
  const heaviest = level.weights.indexOf(Math.max(...level.weights));
  const best = { logMean: Math.log(level.means[heaviest]!), size: level.sizes[heaviest]! };
  const covariates = makeCovariates(askable, looks, target);
  const indices = covariates.termOf.map((_, index) => index);
  const columns = choices.map((chosen) => indices.filter((index) => chosen.includes(covariates.termOf[index]!)));
  return screenTerms(looks, prior, covariates, best, columns);
}

function average(candidates: readonly Candidate[]): AveragedModel {
  const highest = Math.max(...candidates.map(({ logWeight }) => logWeight));
  const shares = candidates.map(({ logWeight }) => Math.exp(logWeight - highest));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const kept = candidates
    .map(({ terms, posterior }, index) => ({ terms, posterior, share: shares[index]! / all }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share);
  const total = kept.reduce((sum, { share }) => sum + share, 0);
  const models = kept.map(({ terms, posterior, share }) => ({ terms, posterior, probability: share / total }));
  const [only] = models;
  if (models.length === 1) return { posterior: only!.posterior, models };
  const join = (of: (one: FittedModel) => Float64Array): Float64Array =>
    Float64Array.from(models.flatMap((one) => [...of(one)]));
  return {
    models,
    posterior: {
      means: join(({ posterior }) => posterior.means),
      sizes: join(({ posterior }) => posterior.sizes),
      weights: join(({ posterior, probability }) => posterior.weights.map((weight) => weight * probability)),
      spreads: join(({ posterior }) => posterior.spreads),
      centres: join(({ posterior }) => posterior.centres),
      logEvidence: highest + Math.log(all),
    },
  };
}
