/** Looks with a level for each group and one slope in time. */
export interface GroupedLooks {
  readonly counts: Float64Array;
  readonly times: Float64Array;
  /** 0 to groups - 1. */
  readonly group: Int32Array;
  readonly groups: number;
}

export interface GroupedFit {
  readonly converged: boolean;
  readonly hasSlope: boolean;
  readonly slope: number;
  /** Level of each group at its mean time, on the log scale. */
  readonly levels: Float64Array;
  readonly meanTimes: Float64Array;
  /** Sum of the working weights of each group. */
  readonly groupWeights: Float64Array;
  /** Weighted squares of time around the group means. */
  readonly timeSquares: number;
  readonly fitted: Float64Array;
  readonly workingWeights: Float64Array;
  readonly degrees: number;
}

/**
 * Quasi-Poisson regression log E(y) = level of the group + slope * time, by iteratively reweighted least squares.
 * With a level for each group the weighted normal equations need no matrix: the slope is the pooled slope within
 * groups, and each level follows from its group's means. Start (y + 0.1), stopping rule (relative change of the
 * deviance below 1e-8, at most 25 steps) and the use of the last step's weights are those of R's `glm.fit`, so that
 * both give the same even where a group has no cases and its level runs off to minus infinity.
 */
export function fitGroups(looks: GroupedLooks, prior: Float64Array | null, withSlope: boolean): GroupedFit {
  const { counts, times, group, groups } = looks;
  const many = counts.length;
  const fitted = new Float64Array(many);
  const predictor = new Float64Array(many);
  for (let look = 0; look < many; look += 1) {
    fitted[look] = counts[look]! + 0.1;
    predictor[look] = Math.log(fitted[look]!);
  }
  const workingWeights = new Float64Array(many);
  const step = makeStep(groups);
  const saturated = computeSaturated(counts, prior);
  let deviance = saturated - computeFit(counts, predictor, fitted, prior);
  let converged = false;
  let hasSlope = withSlope;
  for (let round = 0; round < mostRounds && !converged; round += 1) {
    for (let look = 0; look < many; look += 1) {
      const mean = fitted[look]!;
      workingWeights[look] = prior === null ? mean : mean * prior[look]!;
      predictor[look] = predictor[look]! + (counts[look]! - mean) / mean;
    }
    solveStep(step, looks, workingWeights, predictor, withSlope);
    hasSlope = withSlope && step.timeSquares > 0;
    for (let look = 0; look < many; look += 1) {
      const of = group[look]!;
      const value = step.levels[of]! + step.slope * (times[look]! - step.meanTimes[of]!);
      predictor[look] = value;
      fitted[look] = Math.max(Math.exp(value), Number.EPSILON);
    }
    const before = deviance;
    deviance = saturated - computeFit(counts, predictor, fitted, prior);
    if (!Number.isFinite(deviance)) break;
    converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < tolerance;
  }
  const degrees = many - groups - (hasSlope ? 1 : 0);
  return { ...step, converged, hasSlope, fitted, workingWeights, degrees };
}

/** Log of the expected count, and its variance for dispersion 1, at a time in a group. */
export function predictGroup(fit: GroupedFit, time: number, group: number): { log: number; variance: number } {
  const distance = time - fit.meanTimes[group]!;
  const ofSlope = fit.hasSlope ? (distance * distance) / fit.timeSquares : 0;
  return { log: fit.levels[group]! + fit.slope * distance, variance: 1 / fit.groupWeights[group]! + ofSlope };
}

/** Pearson's estimate of the dispersion from working weights, or from others given in their place. */
export function computeDispersion(looks: GroupedLooks, fit: GroupedFit, weights: Float64Array): number {
  let sum = 0;
  for (let look = 0; look < weights.length; look += 1) {
    const residual = looks.counts[look]! / fit.fitted[look]! - 1;
    sum += weights[look]! * residual * residual;
  }
  return sum / fit.degrees;
}

/** Share of each look in its own fitted value, 0..1. */
export function computeLeverage({ times, group }: GroupedLooks, fit: GroupedFit, look: number): number {
  const of = group[look]!;
  const distance = times[look]! - fit.meanTimes[of]!;
  const ofSlope = fit.hasSlope ? (distance * distance) / fit.timeSquares : 0;
  return fit.workingWeights[look]! * (1 / fit.groupWeights[of]! + ofSlope);
}

const mostRounds = 25;
const tolerance = 1e-8;

interface Step {
  slope: number;
  timeSquares: number;
  readonly levels: Float64Array;
  readonly meanTimes: Float64Array;
  readonly groupWeights: Float64Array;
}

function makeStep(groups: number): Step {
  const column = (): Float64Array => new Float64Array(groups);
  return { slope: 0, timeSquares: 0, levels: column(), meanTimes: column(), groupWeights: column() };
}

function solveStep(step: Step, looks: GroupedLooks, weights: Float64Array, response: Float64Array, withSlope: boolean) {
  const { times, group } = looks;
  const { levels, meanTimes, groupWeights } = step;
  levels.fill(0);
  meanTimes.fill(0);
  groupWeights.fill(0);
  for (let look = 0; look < times.length; look += 1) {
    const of = group[look]!;
    const weight = weights[look]!;
    groupWeights[of] = groupWeights[of]! + weight;
    meanTimes[of] = meanTimes[of]! + weight * times[look]!;
    levels[of] = levels[of]! + weight * response[look]!;
  }
  for (let of = 0; of < groupWeights.length; of += 1) {
    meanTimes[of] = meanTimes[of]! / groupWeights[of]!;
    levels[of] = levels[of]! / groupWeights[of]!;
  }
  step.timeSquares = 0;
  step.slope = 0;
  if (!withSlope) return;
  let products = 0;
  for (let look = 0; look < times.length; look += 1) {
    const of = group[look]!;
    const distance = times[look]! - meanTimes[of]!;
    step.timeSquares += weights[look]! * distance * distance;
    products += weights[look]! * distance * (response[look]! - levels[of]!);
  }
  if (step.timeSquares > 0) step.slope = products / step.timeSquares;
}

/** The part of the deviance that no fit changes: 2 sum of w (y log y - y). */
function computeSaturated(counts: Float64Array, prior: Float64Array | null): number {
  let sum = 0;
  for (let look = 0; look < counts.length; look += 1) {
    const count = counts[look]!;
    if (count > 0) sum += (prior === null ? 1 : prior[look]!) * count * (Math.log(count) - 1);
  }
  return 2 * sum;
}

/** The rest of it, without a logarithm: 2 sum of w (y log mu - mu). */
function computeFit(
  counts: Float64Array,
  predictor: Float64Array,
  fitted: Float64Array,
  prior: Float64Array | null,
): number {
  let sum = 0;
  for (let look = 0; look < counts.length; look += 1) {
    const term = counts[look]! * predictor[look]! - fitted[look]!;
    sum += prior === null ? term : prior[look]! * term;
  }
  return 2 * sum;
}
