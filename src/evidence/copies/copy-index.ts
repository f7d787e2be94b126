import { fingerprintsOf } from './fingerprints.ts';
import { type PostingArrays, Postings } from './postings.ts';
import { ComparableText, type SharedText, areCopies } from './shared-text.ts';
import { ShingleStore } from './shingle-store.ts';
import { shingleHashes } from './shingles.ts';

/** A kept document that shares much of its text with the one asked about. */
export interface CopyMatch extends SharedText {
  readonly id: string;
}

/** Texts of fewer shingles are not compared: short ones agree by chance. */
const fewestShingles = 8;
/** How many entries of fingerprints one question may read, the rarest fingerprints first. */
const mostEntries = 3_000;
/** The two rarest are read even where they alone have more: a report that thousands print word by word. */
const mostEntriesOfOne = 30_000;
/** A text of so many fingerprints must share two with another, a shorter one a single one. */
const manyFingerprints = 12;

/**
 * Finds copies among many documents. Candidates share a fingerprint; every candidate is verified on all shingles of
 * both texts. Answers depend on which documents are in the index and not on the order in which they came. Fingerprints
 * that very many documents share (boilerplate) are read last and, past a bound, not at all.
 */
export class CopyIndex {
  readonly #ids: string[];
  readonly #numbers: Map<string, number>;
  readonly #texts: ShingleStore;
  readonly #postings: Postings;

  constructor(kept: KeptIndex = { ids: [], texts: new ShingleStore() }) {
    this.#ids = [...kept.ids];
    this.#numbers = new Map(kept.ids.map((id, at) => [id, at]));
    this.#texts = kept.texts;
    this.#postings = new Postings(kept.postings);
  }

  get size(): number {
    return this.#ids.length;
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Takes a document in; one that is there already is left as it is. */
  add(id: string, text: string): void {
    if (this.#numbers.has(id)) return;
    const shingles = shingleHashes(text);
    const number = this.#texts.add(shingles);
    this.#numbers.set(id, number);
    this.#ids.push(id);
    if (shingles.length < fewestShingles) return;
    for (const fingerprint of fingerprintsOf(shingles)) this.#postings.add(fingerprint, number);
  }

  /** Documents that share much with a text, the most alike first. */
  find(text: string): CopyMatch[] {
    return this.#search(shingleHashes(text), null);
  }

  /** The same for a document of the index, itself left out. */
  findFor(id: string): CopyMatch[] {
    const number = this.#numbers.get(id);
    return number === undefined ? [] : this.#search(this.#texts.get(number), number);
  }

  /** What is to be kept of it; views, valid until the next `add`. */
  toKept(): Required<KeptIndex> {
    return { ids: this.#ids, texts: this.#texts, postings: this.#postings.toArrays() };
  }

  #search(shingles: Uint32Array, self: number | null): CopyMatch[] {
    if (shingles.length < fewestShingles) return [];
    const asked = new ComparableText(shingles);
    const found: CopyMatch[] = [];
    for (const number of this.#candidates(fingerprintsOf(shingles))) {
      if (number === self) continue;
      const distinct = this.#texts.distinctOf(number);
      const shared = asked.compare(this.#texts.get(number), distinct);
      if (areCopies(shared, Math.min(asked.distinct, distinct))) found.push({ id: this.#ids[number]!, ...shared });
    }
    return found.sort((a, b) => b.containment - a.containment || b.jaccard - a.jaccard || (a.id < b.id ? -1 : 1));
  }

  #candidates(fingerprints: readonly number[]): number[] {
    const rarest = fingerprints
      .map((fingerprint) => ({ fingerprint, count: this.#postings.countOf(fingerprint) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count || a.fingerprint - b.fingerprint);
    const sharedBy = new Map<number, number>();
    let entries = 0;
    for (const [at, { fingerprint, count }] of rarest.entries()) {
      entries += count;
      if (at < 2 ? count > mostEntriesOfOne : entries > mostEntries) break;
      this.#postings.forEach(fingerprint, (document) => sharedBy.set(document, (sharedBy.get(document) ?? 0) + 1));
    }
    const least = fingerprints.length >= manyFingerprints ? 2 : 1;
    return [...sharedBy].filter(([, shared]) => shared >= least).map(([document]) => document);
  }
}

/** An index as it is kept and read back. */
export interface KeptIndex {
  readonly ids: readonly string[];
  readonly texts: ShingleStore;
  readonly postings?: PostingArrays;
}
