export { type AssessSeriesInput, assessSeries } from './assess-series.ts';
export { counterKey } from './series/counter.ts';
export {
  type CountInterval,
  type CountPosterior,
  type CountPrior,
  computePosterior,
  defaultCountPrior,
} from './statistics/posterior.ts';
export { medianMean, predictiveQuantiles, probabilityAtLeast, probabilityAtMost } from './statistics/predictive.ts';
export { type LevelShift, fewestLooksPerLevel, findLevelShift } from './statistics/change-point.ts';
export {
  type CountModel,
  logAtLeast,
  logAtMost,
  logIntervalProbability,
  logProbability,
} from './statistics/negative-binomial.ts';
export { logRegularizedBeta } from './statistics/incomplete-beta.ts';
export { logBeta, logGamma } from './statistics/log-gamma.ts';
export { countBeaten, recordProbability } from './record.ts';
