/**
 * Distribution of the standard normal. P(Z > z) = erfc(z / sqrt 2) / 2, by the series DLMF 7.6.2 near 0 and the
 * continued fraction DLMF 7.9.3 in the tail. Relative error below 1e-13 for |z| <= 37.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = normalDensity(z);
  if (z < 2.5) return 0.5 - density * series(z);
  return density / continuedFraction(z);
}

/** The z with P(Z > z) = tail, 0 < tail < 1. Newton's method on the logarithm from a bound that is never too near. */
export function normalUpperQuantile(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`expected a tail between 0 and 1, got ${tail}`);
  if (tail > 0.5) return -normalUpperQuantile(1 - tail);
  let z = Math.sqrt(Math.max(0, -2 * Math.log(2 * tail)));
  for (let step = 0; step < 60; step += 1) {
    const upper = normalUpperTail(z);
    const change = (Math.log(upper / tail) * upper) / normalDensity(z);
    z += change;
    if (Math.abs(change) <= 1e-15 * (1 + z)) break;
  }
  return z;
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function series(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

function continuedFraction(z: number): number {
  let value = z;
  for (let depth = 160; depth >= 1; depth -= 1) value = z + depth / value;
  return value;
}
