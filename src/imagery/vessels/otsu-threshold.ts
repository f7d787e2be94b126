/**
 * The value that parts numbers best into two groups: the largest variance between them (Otsu 1979, doi:10.1109/TSMC.1979.4310076),
 * on 256 steps between the smallest and the largest.
 */
export function otsuThreshold(values: Float32Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const counts = new Float64Array(256);
  const step = (most - least) / 256 || 1;
  for (const value of values) {
    const bin = Math.min(255, Math.floor((value - least) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const sum = counts.reduce((total, count, bin) => total + count * bin, 0);
  let [below, sumBelow, best, bestSpread] = [0, 0, 0, -1];
  for (const [bin, count] of counts.entries()) {
    below += count;
    sumBelow += count * bin;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const spread = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (spread > bestSpread) [best, bestSpread] = [bin, spread];
  }
  return least + (best + 1) * step;
}
