/** Variance over mean phi of the counts, as far as the looks tell. */
export interface Dispersion {
  /** Median and standard deviation of phi, on the log scale, if the counts are not Poisson. */
  readonly phi: number;
  readonly logError: number;
  /** Correlation of the errors of log phi and of the log of the mean: few high counts make both low. */
  readonly correlation: number;
  /** Probability that the counts are Poisson, phi 1. */
  readonly poisson: number;
}

/**
 * What Pearson's `raw` estimate says of phi. To first order the log of variance over mean, of n negative binomial counts
 * of mean m, has variance v = (2 + (3 phi - 4 + 1/phi) / m) / n, and covariance (phi - 1) / (n m) with the log of their mean (from
 * the cumulants of the distribution); it is taken as normal around log phi - v/2
 * (v up to 1). Counts that scatter less than the Poisson are taken for Poisson. Half of the prior is on the Poisson,
 * half exponential in log phi with mean 1. At low counts v grows so fast with phi that a raw value near 1 says little.
 */
export function judgeDispersion(means: Float64Array, raw: number, priorLooks: number): Dispersion {
  let inverse = 0;
  for (let look = 0; look < means.length; look += 1) inverse += 1 / Math.max(means[look]!, leastMean);
  inverse /= means.length;
  const looks = means.length + priorLooks;
  const variance = (phi: number): number => (2 + Math.max(0, 3 * phi - 4 + 1 / phi) * inverse) / looks;
  const seen = Math.log(Math.max(raw, 1 - 2 * Math.sqrt(variance(1)), 0.05));
  const likelihood = (logPhi: number): number => {
    const of = variance(Math.exp(logPhi));
    const distance = seen - logPhi + Math.min(of, 1) / 2;
    return Math.exp((-distance * distance) / (2 * of)) / Math.sqrt(of);
  };
  let [sum, first, second] = [0, 0, 0];
  const step = Math.sqrt(variance(Math.max(1, raw))) / 3;
  for (let logPhi = step / 2; logPhi < largestLog; logPhi += step) {
    const weight = likelihood(logPhi) * Math.exp(-logPhi) * step;
    sum += weight;
    first += weight * logPhi;
    second += weight * logPhi * logPhi;
  }
  const atOne = likelihood(0);
  if (!(sum > 0)) return { phi: Math.max(1, raw), logError: Math.sqrt(variance(raw)), correlation: 0, poisson: 0 };
  const logPhi = first / sum;
  const phi = Math.exp(logPhi);
  return {
    phi,
    logError: Math.sqrt(Math.max(0, second / sum - logPhi * logPhi)),
    correlation: Math.min(0.9, (phi - 1) * Math.sqrt(inverse / (phi * looks * variance(phi)))),
    poisson: atOne / (atOne + sum),
  };
}

/** Lower means are taken for this: one case in fifty looks tells next to nothing of phi. */
const leastMean = 0.02;
/** Phi up to e^9: counts that vary by thousands around a mean of tens. */
const largestLog = 9;
