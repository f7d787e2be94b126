export { type AssessSeriesInput, assessSeries } from './assess-series.ts';
export { fitBaseline } from './fit-baseline.ts';
export { counterKey } from './series/counter.ts';
export type { CountInterval } from './statistics/count-interval.ts';
export { type CountPosterior, computePosterior } from './regression/posterior.ts';
export { medianMean, predictiveQuantiles, probabilityAtLeast, probabilityAtMost } from './regression/predictive.ts';
export { type LevelShift, dateShift } from './change/date-shift.ts';
export { type RunLengths, runLengths } from './change/run-lengths.ts';
export { type Segmentation, pelt, segmentLevels } from './change/segment-levels.ts';
export { type CountModel, logAtLeast, logAtMost, logProbability } from './statistics/negative-binomial.ts';
export { logIntervalProbability } from './statistics/interval-likelihood.ts';
export { logRegularizedBeta } from './statistics/incomplete-beta.ts';
export { logBeta, logGamma } from './statistics/log-gamma.ts';
export { countBeaten, recordProbability } from './record.ts';
export { type MonitorPoint, type MonitoredSeries, type Step, monthsAfter } from './monitor/monitored-series.ts';
export { MonitorError } from './monitor/monitor-error.ts';
export { type FarringtonOptions, monitorFarrington } from './monitor/farrington/farrington.ts';
export { type FlexibleOptions, monitorFarringtonFlexible } from './monitor/farrington/farrington-flexible.ts';
export { type EarsOptions, earsLag, monitorEars } from './monitor/windows/ears.ts';
export { type BayesOptions, monitorBayes } from './monitor/windows/bayes.ts';
export type { WindowOptions } from './monitor/windows/window-looks.ts';
export { monitorRki } from './monitor/windows/rki.ts';
export { type CusumOptions, monitorCusum } from './monitor/charts/cusum.ts';
export { type GlrnbOptions, monitorGlrnb } from './monitor/charts/glrnb.ts';
export {
  type DatedSeries,
  type SightlineOptions,
  type SightlinePoint,
  monitorSightline,
} from './monitor/sightline/monitor-sightline.ts';
export { type WatchedSeries, judgeWatchList } from './watch-list.ts';
export { type Term, allTerms } from './regression/terms.ts';
export {
  type DetectorPerformance,
  type MeasuredShare,
  type TrueCount,
  estimateTrueCount,
} from './detector/true-count.ts';
export { correctCounts } from './detector/correct-counts.ts';
export { type Forecast, jointTail } from './monitor/sightline/forecast.ts';
