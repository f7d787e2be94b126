/** The distribution of the sum of two independent counts, without a negligible tail. */
export function convolve(one: Float64Array, other: Float64Array): Float64Array {
  const sum = new Float64Array(one.length + other.length - 1);
  for (const [i, chance] of one.entries())
    if (chance > 1e-15) for (const [j, factor] of other.entries()) sum[i + j] = (sum[i + j] ?? 0) + chance * factor;
  return trimTail(sum);
}

/** Σ weight × distribution, normalised. */
export function mix(distributions: readonly Float64Array[], weights: Float64Array): Float64Array {
  const mixed = new Float64Array(Math.max(1, ...distributions.map((one) => one.length)));
  for (const [index, distribution] of distributions.entries()) {
    const weight = weights[index] ?? 0;
    if (weight > 0)
      for (const [count, chance] of distribution.entries()) mixed[count] = (mixed[count] ?? 0) + weight * chance;
  }
  const total = mixed.reduce((sum, chance) => sum + chance, 0);
  return trimTail(mixed.map((chance) => chance / total));
}

/** Weights proportional to exp(log), summing to 1. */
export function normaliseLogs(logs: Float64Array): Float64Array {
  const largest = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  const weights = logs.map((one) => Math.exp(one - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function trimTail(chances: Float64Array): Float64Array {
  let length = chances.length;
  for (let tail = 0; length > 1; length -= 1) {
    tail += chances[length - 1] ?? 0;
    if (tail > 1e-12) break;
  }
  return chances.slice(0, length);
}
