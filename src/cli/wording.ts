/** A count as a reader should see it: bounds are never shown as exact. */
export function formatCount({ low, high }: { readonly low: number | null; readonly high: number | null }): string {
  if (low === null) return high === null ? 'no number' : `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** `0.4 %`, `1 in 25,000`: small chances in the form people can picture. */
export function formatProbability(probability: number): string {
  if (probability >= 0.1) return `${Math.round(probability * 100)} %`;
  if (probability >= 0.001) return `${Number((probability * 100).toPrecision(2))} %`;
  if (probability < 1e-9) return 'less than 1 in a billion';
  return `1 in ${Number((1 / probability).toPrecision(2)).toLocaleString('en')}`;
}

/** `1 independent origin`, `1 to 3 independent origins` */
export function formatEffective({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low} independent origin${low === 1 ? '' : 's'}` : `${low} to ${high} independent origins`;
}
