export { type AssessSeriesInput, assessSeries } from './assess-series.ts';
export { fitBaseline } from './fit-baseline.ts';
export { counterKey } from './series/counter.ts';
export type { CountInterval } from './statistics/count-interval.ts';
export { type CountPosterior, computePosterior } from './regression/posterior.ts';
export { medianMean, predictiveQuantiles, probabilityAtLeast, probabilityAtMost } from './regression/predictive.ts';
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
