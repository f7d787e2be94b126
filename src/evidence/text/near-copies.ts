import { splitWords } from './words.ts';

/** Two texts of which much is the same, word by word. */
export interface NearCopy {
  readonly one: string;
  readonly other: string;
  /** Shared shingles over all shingles of both, 0..1. */
  readonly jaccard: number;
  /** Shared shingles over those of the shorter text, 0..1. */
  readonly containment: number;
}

const shingleWords = 4;
const sketchSize = 48;
/** A shingle that this many texts share is boilerplate and proposes no pair. */
const commonLimit = 200;

/**
 * Finds texts that were copied, from shingles of four words (four characters in scripts without spaces).
 *
 * Candidates share one of their 48 smallest shingle hashes (a bottom-k sketch, Broder 1997, "On the resemblance and
 * containment of documents"), so that the work grows with the number of true neighbours; every candidate is then
 * verified on the full sets. A pair is reported from a Jaccard of 0.4 or a containment of 0.7 on. Texts of fewer than
 * eight shingles are not compared: short ones agree by chance. A short text inside one more than ten times as long may
 * be missed, since the sketch of the long one is too thin for it.
 */
export function findNearCopies(texts: readonly { readonly id: string; readonly text: string }[]): NearCopy[] {
  const shingled = texts
    .map(({ id, text }) => ({ id, shingles: shinglesOf(text) }))
    .filter(({ shingles }) => shingles.size >= 8)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const found: NearCopy[] = [];
  for (const [one, other] of candidates(shingled)) {
    const shared = countShared(one.shingles, other.shingles);
    const jaccard = shared / (one.shingles.size + other.shingles.size - shared);
    const containment = shared / Math.min(one.shingles.size, other.shingles.size);
    if (jaccard >= 0.4 || containment >= 0.7) found.push({ one: one.id, other: other.id, jaccard, containment });
  }
  return found;
}

function countShared(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const hash of one) if (other.has(hash)) shared++;
  return shared;
}

interface Shingled {
  readonly id: string;
  readonly shingles: Set<number>;
}

function* candidates(texts: readonly Shingled[]): Generator<[Shingled, Shingled]> {
  const postings = new Map<number, number[]>();
  for (const [index, { shingles }] of texts.entries()) {
    const proposed = new Set<number>();
    for (const hash of [...shingles].toSorted((a, b) => a - b).slice(0, sketchSize)) {
      const earlier = postings.get(hash) ?? [];
      if (earlier.length < commonLimit) for (const other of earlier) proposed.add(other);
      if (earlier.length < commonLimit) earlier.push(index);
      postings.set(hash, earlier);
    }
    for (const other of proposed) yield [texts[other]!, texts[index]!];
  }
}

function shinglesOf(text: string): Set<number> {
  const parts = splitWords(text).flatMap((word) => (word.isUnspaced ? word.lower.split('') : [word.lower]));
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= parts.length; at++) {
    shingles.add(hashText(parts.slice(at, at + shingleWords).join(' ')));
  }
  return shingles;
}

/** FNV-1a, 32 bits, over UTF-16 code units, with MurmurHash3's finalizer so that the smallest hashes are a fair sample. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
