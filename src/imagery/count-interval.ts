/** A count with the interval that holds the true number with probability `level`; null where nobody can say. */
export interface DetectedCount {
  readonly count: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number | null;
}

/**
 * How many there are when a detector of known precision and recall found `found`. Each find is real with probability
 * `precision`; given t real ones the number of misses has P(m) = C(t+m, m) r^(t+1) (1−r)^m, which follows from
 * t ~ Binomial(N, r) under a flat prior for N. Misses and false finds are taken as independent, so crowding or a
 * scene unlike the validation set can still break the interval. Model files state shares without numbers of trials; where
 * these are known, `estimateTrueCount` of `baseline` says more.
 */
export function estimateDetected(found: number, precision: number, recall: number, level = 0.9): DetectedCount {
  if (!(precision > 0 && precision <= 1 && recall > 0 && recall <= 1))
    throw new RangeError(`expected precision and recall in 0..1, got ${precision} and ${recall}`);
  const tail = (1 - level) / 2;
  const bound =
    found > manyFinds ? normalQuantiles(found, precision, recall) : exactQuantiles(found, precision, recall);
  return { count: found, low: bound(tail), high: bound(1 - tail), level };
}

/** From here on the normal distribution with the same mean and variance is used. */
const manyFinds = 300;

type Quantiles = (share: number) => number;

function exactQuantiles(found: number, precision: number, recall: number): Quantiles {
  const total = new Float64Array(Math.ceil((found + 4 + 12 * Math.sqrt(found + 4)) / recall) + 40);
  for (const [t, weight] of binomial(found, precision).entries()) {
    if (weight === 0) continue;
    let log = Math.log(weight) + (t + 1) * Math.log(recall);
    for (let misses = 0; t + misses < total.length; misses += 1) {
      total[t + misses] = (total[t + misses] ?? 0) + Math.exp(log);
      log += Math.log((t + misses + 1) / (misses + 1)) + Math.log1p(-recall);
    }
  }
  return (share) => quantile(total, share);
}

function normalQuantiles(found: number, precision: number, recall: number): Quantiles {
  const real = found * precision;
  const mean = (real + 1) / recall - 1;
  const variance = (real * (1 - precision) + (real + 1) * (1 - recall)) / recall ** 2;
  return (share) => Math.max(0, Math.round(mean + normalQuantile(share) * Math.sqrt(variance)));
}

/** Winitzki 2008, by an inverse error function good to 2e-3. */
function normalQuantile(share: number): number {
  const x = 2 * share - 1;
  const log = Math.log(1 - x * x);
  const half = 2 / (Math.PI * 0.147) + log / 2;
  return Math.SQRT2 * Math.sign(x) * Math.sqrt(Math.sqrt(half * half - log / 0.147) - half);
}

function binomial(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1);
  if (p === 1) chances[n] = 1;
  else
    for (let k = 0, logChoose = 0; k <= n; k += 1) {
      chances[k] = Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
      logChoose += Math.log((n - k) / (k + 1));
    }
  return chances;
}

/** The smallest k whose cumulative share reaches `share`. */
function quantile(chances: Float64Array, share: number): number {
  const sum = chances.reduce((total, one) => total + one, 0);
  let cumulated = 0;
  for (const [k, chance] of chances.entries()) {
    cumulated += chance;
    if (cumulated >= share * sum) return k;
  }
  return chances.length - 1;
}
