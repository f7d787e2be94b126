/** Probability = 1 / (1 + exp(−(slope · score + shift))). */
export interface ScoreCurve {
  readonly slope: number;
  readonly shift: number;
}

/**
 * Turns scores into probabilities by what a person accepted and rejected: logistic regression with softened targets
 * (Platt 1999; Lin, Lin and Weng 2007, doi:10.1007/s10994-007-5018-6), so that a few answers never make it certain.
 * Undefined until there is at least one answer of each kind.
 */
export function fitProbability(accepted: readonly number[], rejected: readonly number[]): ScoreCurve | undefined {
  if (accepted.length === 0 || rejected.length === 0) return undefined;
  const yes = (accepted.length + 1) / (accepted.length + 2);
  const no = 1 / (rejected.length + 2);
  const points = [...accepted.map((x) => ({ x, y: yes })), ...rejected.map((x) => ({ x, y: no }))];
  let [slope, shift] = [0, 0];
  for (let round = 0; round < 50; round += 1) {
    let [a, b, aa, ab, bb] = [0, 0, ridge, 0, 1e-9];
    for (const { x, y } of points) {
      const p = probabilityAt({ slope, shift }, x);
      const weight = p * (1 - p);
      a += (y - p) * x;
      b += y - p;
      aa += weight * x * x;
      ab += weight * x;
      bb += weight;
    }
    a -= ridge * slope;
    const determinant = aa * bb - ab * ab;
    const [stepSlope, stepShift] = [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
    if (!Number.isFinite(stepSlope + stepShift)) break;
    slope += Math.max(-5, Math.min(5, stepSlope));
    shift += Math.max(-5, Math.min(5, stepShift));
    if (Math.abs(stepSlope) + Math.abs(stepShift) < 1e-9) break;
  }
  // A score that falls as objects get surer says nothing.
  return { slope: Math.max(slope, 0), shift };
}

/** Keeps the slope finite where answers can be told apart without fault. */
const ridge = 1e-3;

export function probabilityAt({ slope, shift }: ScoreCurve, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + shift)));
}
