/** Sums of a weighted least-squares problem; more samples can be added before it is solved. */
export interface RidgeSums {
  readonly size: number;
  /** Lower triangle of Σ w x xᵀ, row by row, as a full square. */
  readonly gram: Float64Array;
  /** Σ w x y */
  readonly target: Float64Array;
}

export function startRidge(size: number): RidgeSums {
  return { size, gram: new Float64Array(size * size), target: new Float64Array(size) };
}

/** Adds rows of `samples` (row by row, `size` long), each with a weight, that should come out as `label`. */
export function addSamples(sums: RidgeSums, samples: Float32Array, weight: number, label: number): void {
  const { size, gram, target } = sums;
  const rows = samples.length / size;
  // Blocks of rows of the result stay in the cache while all samples run over them.
  for (let i = 0; i < size; i += 1) {
    const row = i * size;
    for (let r = 0; r < rows; r += 1) {
      const start = r * size;
      const scaled = samples[start + i]! * weight;
      if (scaled === 0) continue;
      for (let j = 0; j <= i; j += 1) gram[row + j]! += scaled * samples[start + j]!;
      target[i]! += scaled * label;
    }
  }
}

/** Solves (gram + penalty·I) w = target by Cholesky; the sums stay as they are. */
export function solveRidge({ size, gram, target }: RidgeSums, penalty: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = gram[i * size + j]! + (i === j ? penalty : 0);
      const [a, b] = [i * size, j * size];
      for (let k = 0; k < j; k += 1) sum -= lower[a + k]! * lower[b + k]!;
      lower[a + j] = i === j ? Math.sqrt(sum) : sum / lower[b + j]!;
    }
  }
  const weights = target.slice();
  for (let i = 0; i < size; i += 1) {
    let sum = weights[i]!;
    for (let k = 0; k < i; k += 1) sum -= lower[i * size + k]! * weights[k]!;
    weights[i] = sum / lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = weights[i]!;
    for (let k = i + 1; k < size; k += 1) sum -= lower[k * size + i]! * weights[k]!;
    weights[i] = sum / lower[i * size + i]!;
  }
  return weights;
}
