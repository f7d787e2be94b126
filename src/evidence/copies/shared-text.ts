import { shingleTokens } from './shingles.ts';

/** How much of two texts is the same, counted exactly on their shingles. */
export interface SharedText {
  /** Shared shingles over all shingles of both, 0..1. */
  readonly jaccard: number;
  /** Shared shingles over those of the shorter text, 0..1. */
  readonly containment: number;
  /** Tokens of the longest passage that stands in both, word by word; 0 where they share none of four. */
  readonly passage: number;
}

/** From here on one text holds so much of another that it was written from it, or both from a third. */
const leastContainment = 0.2;
/** Of the shorter text, outside of the longest shared passage: one quotation that both print proves nothing. */
const leastBesidePassage = 0.1;
/** A passage that is so much of the shorter text is no quotation in it. */
const wholeContainment = 0.6;

/** Whether what two texts share makes one a copy of the other, or both copies of a third. */
export function areCopies({ containment, passage }: SharedText, shorter: number): boolean {
  if (containment < leastContainment) return false;
  const passageShingles = Math.max(0, passage - shingleTokens + 1);
  return containment >= wholeContainment || containment - passageShingles / shorter >= leastBesidePassage;
}

/** One text prepared to be compared with many others: its shingles in a hash table over typed arrays. */
export class ComparableText {
  readonly #keys: Uint32Array;
  /** First place in the text + 1; 0 in an empty slot. */
  readonly #places: Uint32Array;
  /** The comparison that counted the slot last. */
  readonly #counted: Uint32Array;
  /** Different shingles. */
  readonly distinct: number;
  #comparison = 0;

  constructor(shingles: Uint32Array) {
    const slots = 2 ** Math.ceil(Math.log2(2 * shingles.length + 2));
    this.#keys = new Uint32Array(slots);
    this.#places = new Uint32Array(slots);
    this.#counted = new Uint32Array(slots);
    let distinct = 0;
    for (let at = 0; at < shingles.length; at++) {
      const slot = this.#slotOf(shingles[at]!);
      if (this.#places[slot] !== 0) continue;
      this.#keys[slot] = shingles[at]!;
      this.#places[slot] = at + 1;
      distinct++;
    }
    this.distinct = distinct;
  }

  /** `otherDistinct`: how many of the other's shingles are different. */
  compare(other: Uint32Array, otherDistinct: number): SharedText {
    this.#comparison++;
    let [shared, run, longest, expected] = [0, 0, 0, 0];
    for (let at = 0; at < other.length; at++) {
      const slot = this.#slotOf(other[at]!);
      const place = this.#places[slot]!;
      if (place === 0) {
        run = 0;
        continue;
      }
      run = run > 0 && place === expected ? run + 1 : 1;
      expected = place + 1;
      if (run > longest) longest = run;
      if (this.#counted[slot] === this.#comparison) continue;
      this.#counted[slot] = this.#comparison;
      shared++;
    }
    if (shared === 0) return { jaccard: 0, containment: 0, passage: 0 };
    return {
      jaccard: shared / (this.distinct + otherDistinct - shared),
      containment: shared / Math.min(this.distinct, otherDistinct),
      passage: longest + shingleTokens - 1,
    };
  }

  #slotOf(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = hash & mask;
    while (this.#places[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}
