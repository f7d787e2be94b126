/**
 * What analysts do today, as predictive distributions of the newest count, from the earlier counts scaled to what it sees; an
 * interval stands for its middle, a bound for itself. Each gives P(Y <= count), so that all can be scored alike.
 */
export type Prediction = (count: number) => number;

/** Every earlier count is equally probable again, nothing else is. */
export function empirical(counts: readonly number[]): Prediction {
  return (count) => counts.filter((one) => one <= count).length / counts.length;
}

/** "Never more than": anything between 0 and the highest so far. */
export function maximumRule(counts: readonly number[]): Prediction {
  const highest = Math.max(...counts);
  return (count) => Math.min(1, (Math.floor(count) + 1) / (Math.round(highest) + 1));
}

/** "Mean plus three standard deviations": a normal distribution. */
export function meanAndDeviation(counts: readonly number[]): Prediction {
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
  const squares = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const deviation = Math.max(0.5, Math.sqrt(squares / Math.max(1, counts.length - 1)));
  return (count) => normalShare((count + 0.5 - mean) / deviation);
}

/** Abramowitz and Stegun 26.2.17, error below 1e-7. */
function normalShare(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    Math.exp((-x * x) / 2) *
    0.3989422804014327 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

/** Continuous ranked probability score of a count: sum over k of (P(Y <= k) - [count <= k])². In objects, small is good. */
export function rankedScore(prediction: Prediction, count: number, highest: number): number {
  let sum = 0;
  // Coarser steps far out keep it fast; the distribution is flat there.
  for (let at = 0; at <= highest;) {
    const step = Math.max(1, Math.floor(at / 100));
    sum += step * (prediction(at) - (count <= at ? 1 : 0)) ** 2;
    at += step;
  }
  return sum;
}

/** -log of the probability of the count, in nats; small is good. What a rule calls impossible is given 1 in 1,000. */
export function logScore(prediction: Prediction, count: number): number {
  const share = prediction(count) - (count > 0 ? prediction(count - 1) : 0);
  return -Math.log(Math.max(1e-3, share));
}
