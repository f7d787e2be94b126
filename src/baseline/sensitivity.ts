import { type CountInterval, type CountPrior, computePosterior, defaultCountPrior } from './statistics/posterior.ts';
import { probabilityAtLeast } from './statistics/predictive.ts';

/** The default prior with its median mean ten times lower and higher, and its variation halved and doubled. */
function otherPriors(): CountPrior[] {
  const { medianMean, variation } = defaultCountPrior;
  return [
    { medianMean: medianMean / 10, variation },
    { medianMean: medianMean * 10, variation },
    { medianMean, variation: variation / 2 },
    { medianMean, variation: variation * 2 },
  ];
}

/** Says how an alert depends on the prior: the exceedance under other priors, and whether the alert stands under all. */
export function describeSensitivity(looks: readonly CountInterval[], target: CountInterval, level: number): string {
  const exceedances = otherPriors().map((prior) =>
    probabilityAtLeast(computePosterior(looks, prior), target.low, target.exposure),
  );
  const range = [Math.min(...exceedances), Math.max(...exceedances)].map((value) => value.toPrecision(2)).join(' to ');
  const stands = exceedances.every((value) => value < 1 - level);
  return `Under other priors (mean ten times lower or higher, variation halved or doubled) the exceedance is ${range}: the alert ${stands ? 'stands under each' : 'does not stand under each'}.`;
}
