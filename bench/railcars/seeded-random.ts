/** Mulberry32: the same numbers for the same seed on every machine. */
export interface SeededRandom {
  /** 0..1, 1 excluded */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** 0..most, both included. */
  whole(most: number): number;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    whole: (most) => Math.floor(uniform() * (most + 1)),
  };
}
