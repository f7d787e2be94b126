import { sha256Hex } from '#core';

/** A seeded stream of numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends possible. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Mean 0, standard deviation 1 (Box and Muller 1958). */
  normal(): number;
  pick<T>(list: readonly T[]): T;
  pickWeighted<T extends { readonly weight: number }>(list: readonly T[]): T;
  /** In random order (Fisher and Yates); a new list. */
  shuffle<T>(list: readonly T[]): T[];
  /** A stream of its own, which does not depend on what was drawn from this one. */
  fork(label: string | number): Random;
}

/** sfc32, the "small fast counting" generator of Chris Doty-Humphrey (PractRand 0.93), seeded by SHA-256. */
export function createRandom(seed: string | number): Random {
  const digest = sha256Hex(String(seed));
  let [a, b, c, d] = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 0) as [
    number,
    number,
    number,
    number,
  ];
  function next(): number {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  }
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[whole(0, list.length - 1)] as T;
  }
  return {
    next,
    whole,
    pick,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pickWeighted(list) {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      return list.find(({ weight }) => (left -= weight) < 0) ?? pick(list);
    },
    shuffle(list) {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [mixed[i], mixed[j]] = [mixed[j] as (typeof mixed)[number], mixed[i] as (typeof mixed)[number]];
      }
      return mixed;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
