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
  let curve: ScoreCurve = { slope: 0, shift: 0 };
  for (let round = 0, better = true; better && round < 100; round += 1) {
    const { slope, shift } = newtonStep(curve, points);
    const before = misfit(curve, points);
    better = false;
    // Halved until it helps: far from the answer a full step of Newton overshoots.
    for (let share = 1; !better && share > 1e-6; share /= 2) {
      const next = { slope: curve.slope + share * slope, shift: curve.shift + share * shift };
      if (misfit(next, points) < before - 1e-12) [curve, better] = [next, true];
    }
  }
  // A score that falls as objects get surer says nothing.
  return curve.slope > 0 ? curve : { slope: 0, shift: Math.log((accepted.length + 1) / (rejected.length + 1)) };
}

/** Keeps the slope finite where answers can be told apart without fault. */
const ridge = 1e-3;

interface Answer {
  readonly x: number;
  readonly y: number;
}

/** Cross entropy and the ridge. */
function misfit(curve: ScoreCurve, points: readonly Answer[]): number {
  return points.reduce(
    (sum, { x, y }) => {
      const z = curve.slope * x + curve.shift;
      return sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
    },
    (ridge / 2) * curve.slope ** 2,
  );
}

function newtonStep(curve: ScoreCurve, points: readonly Answer[]): ScoreCurve {
  let [a, b, aa, ab, bb] = [-ridge * curve.slope, 0, ridge, 0, 1e-9];
  for (const { x, y } of points) {
    const p = probabilityAt(curve, x);
    const weight = p * (1 - p);
    a += (y - p) * x;
    b += y - p;
    aa += weight * x * x;
    ab += weight * x;
    bb += weight;
  }
  const determinant = aa * bb - ab * ab;
  return { slope: (bb * a - ab * b) / determinant, shift: (aa * b - ab * a) / determinant };
}

export function probabilityAt({ slope, shift }: ScoreCurve, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + shift)));
}
