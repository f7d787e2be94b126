/** Where entries are chained to: no further one. */
const none = 0xffffffff;

/**
 * Which documents have a fingerprint: a hash table with open addressing over typed arrays, each key with a chain of
 * documents. Twenty bytes for a fingerprint of one document, eight for each further document; nothing on the heap of
 * objects, so that fifty million entries stay below 1.5 GB.
 */
export class Postings {
  #keys: Uint32Array;
  #heads: Uint32Array;
  #counts: Uint32Array;
  #documents: Uint32Array;
  #next: Uint32Array;
  #used = 0;
  #entries = 0;

  constructor(arrays?: PostingArrays) {
    this.#keys = arrays?.keys ?? new Uint32Array(1024);
    this.#heads = arrays?.heads ?? new Uint32Array(1024).fill(none);
    this.#counts = arrays?.counts ?? new Uint32Array(1024);
    this.#documents = arrays?.documents ?? new Uint32Array(1024);
    this.#next = arrays?.next ?? new Uint32Array(1024);
    this.#entries = arrays?.documents.length ?? 0;
    for (const head of this.#heads) if (head !== none) this.#used++;
  }

  /** Adds a document to a fingerprint; a document is given once for each of its fingerprints. */
  add(fingerprint: number, document: number): void {
    if (this.#used >= 0.7 * this.#keys.length) this.#rehash();
    if (this.#entries === this.#documents.length) this.#growEntries();
    const slot = this.#slotOf(fingerprint);
    if (this.#heads[slot] === none) {
      this.#keys[slot] = fingerprint;
      this.#used++;
    }
    this.#documents[this.#entries] = document;
    this.#next[this.#entries] = this.#heads[slot]!;
    this.#heads[slot] = this.#entries++;
    this.#counts[slot]!++;
  }

  /** How many documents have it. */
  countOf(fingerprint: number): number {
    return this.#counts[this.#slotOf(fingerprint)]!;
  }

  /** Calls back with each document that has it, in no order that means anything. */
  forEach(fingerprint: number, visit: (document: number) => void): void {
    for (let entry = this.#heads[this.#slotOf(fingerprint)]!; entry !== none; entry = this.#next[entry]!)
      visit(this.#documents[entry]!);
  }

  /** As they are to be kept; views, valid until the next `add`. */
  toArrays(): PostingArrays {
    return {
      keys: this.#keys,
      heads: this.#heads,
      counts: this.#counts,
      documents: this.#documents.subarray(0, this.#entries),
      next: this.#next.subarray(0, this.#entries),
    };
  }

  #slotOf(fingerprint: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(fingerprint, 0x9e3779b1) >>> 7) & mask;
    while (this.#heads[slot] !== none && this.#keys[slot] !== fingerprint) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const [keys, heads, counts] = [this.#keys, this.#heads, this.#counts];
    this.#keys = new Uint32Array(2 * keys.length);
    this.#heads = new Uint32Array(2 * keys.length).fill(none);
    this.#counts = new Uint32Array(2 * keys.length);
    for (let old = 0; old < keys.length; old++) {
      if (heads[old] === none) continue;
      const slot = this.#slotOf(keys[old]!);
      this.#keys[slot] = keys[old]!;
      this.#heads[slot] = heads[old]!;
      this.#counts[slot] = counts[old]!;
    }
  }

  /** By half, since doubling would need three times the room at its worst moment. */
  #growEntries(): void {
    const length = Math.max(1024, Math.ceil(1.5 * this.#documents.length));
    this.#documents = grown(this.#documents, length);
    this.#next = grown(this.#next, length);
  }
}

export interface PostingArrays {
  /** By slot; the number of slots is a power of two. */
  readonly keys: Uint32Array;
  readonly heads: Uint32Array;
  readonly counts: Uint32Array;
  /** By entry. */
  readonly documents: Uint32Array;
  readonly next: Uint32Array;
}

function grown(array: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
