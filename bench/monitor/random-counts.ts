/** Seeded draws for simulation studies. */
export interface RandomCounts {
  /** In (0, 1). */
  uniform(): number;
  normal(): number;
  poisson(mean: number): number;
  /** Mean, and variance = phi * mean; phi 1 is the Poisson. */
  negativeBinomial(mean: number, phi: number): number;
}

/** sfc32 (C. Doty-Humphrey's small fast counting generator), 32 bits a number. */
export function randomCounts(seed: number): RandomCounts {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let skip = 0; skip < 20; skip += 1) next();
  const uniform = (): number => (next() + 0.5) / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia and Tsang 2000, doi:10.1145/358407.358414. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const shift = shape - 1 / 3;
    const scale = 1 / Math.sqrt(9 * shift);
    for (;;) {
      const z = normal();
      const cube = (1 + scale * z) ** 3;
      if (cube > 0 && Math.log(uniform()) < (z * z) / 2 + shift - shift * cube + shift * Math.log(cube)) {
        return shift * cube;
      }
    }
  };

  /** By multiplying uniforms (Knuth), in parts of at most 30. */
  const poisson = (mean: number): number => {
    let count = 0;
    let left = mean;
    for (; left > 30; left -= 30) count += poisson(30);
    const limit = Math.exp(-left);
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    return count;
  };

  const negativeBinomial = (mean: number, phi: number): number =>
    poisson(phi <= 1 ? mean : (phi - 1) * gamma(mean / (phi - 1)));
  return { uniform, normal, poisson, negativeBinomial };
}
