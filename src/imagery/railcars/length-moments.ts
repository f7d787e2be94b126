/** Mean and variance of a length. */
export interface LengthMoments {
  readonly mean: number;
  readonly variance: number;
}

export function scaleMoments({ mean, variance }: LengthMoments, factor: number): LengthMoments {
  return { mean: mean * factor, variance: variance * factor ** 2 };
}

/** Of the sum of independent lengths. */
export function addMoments(moments: readonly LengthMoments[]): LengthMoments {
  return {
    mean: moments.reduce((sum, one) => sum + one.mean, 0),
    variance: moments.reduce((sum, one) => sum + one.variance, 0),
  };
}

/** Of a length that is one of several, with these weights. */
export function mixMoments(moments: readonly LengthMoments[], weights: Float64Array): LengthMoments {
  const average = (of: (one: LengthMoments) => number): number =>
    moments.reduce((sum, one, index) => sum + (weights[index] ?? 0) * of(one), 0);
  const mean = average((one) => one.mean);
  return { mean, variance: average((one) => one.variance + (one.mean - mean) ** 2) };
}
