/** In-control means of the looks since the last alarm, and which changes are looked for. */
export interface ChartMeans {
  readonly means: readonly number[];
  /** 1 / size; 0 is the Poisson. */
  readonly alpha: number;
  /** 1 for increases, -1 for decreases. */
  readonly sign: 1 | -1;
  /** Fewest looks since a change. */
  readonly fewest: number;
  /** Most looks before the newest that a change can lie back; -1 is no limit. */
  readonly most: number;
}

/** log of P(count | mean e^kappa) / P(count | mean), negative binomial of size 1 / alpha (Hoehle and Paul 2008, 2.1). */
export function likelihoodRatio(count: number, mean: number, alpha: number, kappa: number): number {
  if (alpha === 0) return kappa * count - mean * Math.expm1(kappa);
  return kappa * count - (count + 1 / alpha) * Math.log1p((alpha * mean * Math.expm1(kappa)) / (1 + alpha * mean));
}

/** The largest log likelihood ratio over all times of change and all sizes in the direction looked for. */
export function glrStatistic(counts: readonly number[], of: ChartMeans): number {
  const newest = counts.length - 1;
  // Not yet `fewest` looks since the start, or since an alarm. R's Poisson chart with a window needs one look more.
  if (newest < Math.max(of.fewest - 1, 0)) return 0;
  const first = of.most === -1 ? 0 : Math.max(0, newest - of.most);
  let highest = -Infinity;
  for (let change = newest - of.fewest + 1; change >= first; change -= 1) {
    const kappa = of.sign * Math.max(0, of.sign * mostLikelyChange(counts, of, change));
    let sum = 0;
    for (let look = change; look <= newest; look += 1) {
      sum += likelihoodRatio(counts[look]!, of.means[look]!, of.alpha, kappa);
    }
    highest = Math.max(highest, sum);
  }
  return highest;
}

/** Newton's method on the score of kappa, from the Poisson's answer; -18 stands for no cases at all. */
function mostLikelyChange(counts: readonly number[], { means, alpha }: ChartMeans, change: number): number {
  let [cases, expected] = [0, 0];
  for (let look = change; look < counts.length; look += 1) {
    cases += counts[look]!;
    expected += means[look]!;
  }
  if (cases === 0) return -18;
  let kappa = Math.log(cases / expected);
  for (let round = 0; alpha > 0 && round < 50; round += 1) {
    let [slope, curvature] = [0, 0];
    for (let look = change; look < counts.length; look += 1) {
      const mean = means[look]! * Math.exp(kappa);
      const inflation = 1 + alpha * mean;
      slope += (counts[look]! - mean) / inflation;
      curvature += (mean * (1 + alpha * counts[look]!)) / (inflation * inflation);
    }
    const step = Math.max(-2, Math.min(2, slope / curvature));
    kappa += step;
    if (Math.abs(step) < 1e-9) break;
  }
  return kappa;
}
