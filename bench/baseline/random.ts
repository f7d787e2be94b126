export type Random = () => number;

/** Uniform in [0, 1), 32 bits: a Weyl sequence through the finaliser of MurmurHash3. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller. */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Negative binomial by its definition: a Poisson count at a gamma rate. */
export function drawCount(mean: number, variation: number, random: Random): number {
  if (variation < 0.01) return drawPoisson(mean, random);
  const size = 1 / (variation * variation);
  return drawPoisson((mean / size) * drawGamma(size, random), random);
}

export function drawBinomial(count: number, share: number, random: Random): number {
  if (share >= 1) return count;
  let drawn = 0;
  for (let object = 0; object < count; object += 1) if (random() < share) drawn += 1;
  return drawn;
}

/** Marsaglia and Tsang 2000, doi:10.1145/358407.358414. */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * random() ** (1 / shape);
  const shift = shape - 1 / 3;
  const scale = 1 / Math.sqrt(9 * shift);
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + scale * normal) ** 3;
    if (cube <= 0) continue;
    if (Math.log(1 - random()) < (normal * normal) / 2 + shift - shift * cube + shift * Math.log(cube))
      return shift * cube;
  }
}

/** By multiplying uniforms (Knuth), in parts of at most 30. */
function drawPoisson(mean: number, random: Random): number {
  if (mean > 30) return drawPoisson(30, random) + drawPoisson(mean - 30, random);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
