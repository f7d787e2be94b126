/** Numbers in one block of memory; the longest document (see `shingles.ts`) must fit. */
export const blockLength: number = 1 << 20;

/** The shingles of many documents, one after another, in blocks that are never copied. */
export class ShingleStore {
  readonly #blocks: Uint32Array[] = [];
  /** By document: where it begins, counted over all blocks, how many shingles it has, and how many different ones. */
  #starts: Float64Array = new Float64Array(1024);
  #lengths: Uint32Array = new Uint32Array(1024);
  #distinct: Uint32Array = new Uint32Array(1024);
  #count = 0;
  #end = 0;

  constructor(parts?: StoreParts) {
    if (parts === undefined || parts.starts.length === 0) return;
    this.#blocks.push(...parts.blocks);
    this.#starts = parts.starts;
    this.#lengths = parts.lengths;
    this.#distinct = parts.distinct;
    this.#count = parts.starts.length;
    this.#end = parts.starts.at(-1)! + parts.lengths.at(-1)!;
  }

  /** Returns the number of the document: 0, 1, 2 and so on. */
  add(shingles: Uint32Array): number {
    const room = blockLength - (this.#end % blockLength);
    if (shingles.length > room) this.#end += room;
    while (this.#blocks.length * blockLength < this.#end + shingles.length) {
      this.#blocks.push(new Uint32Array(blockLength));
    }
    if (shingles.length > 0) this.#blocks[Math.floor(this.#end / blockLength)]!.set(shingles, this.#end % blockLength);
    if (this.#count === this.#lengths.length) this.#grow();
    this.#starts[this.#count] = this.#end;
    this.#lengths[this.#count] = shingles.length;
    this.#distinct[this.#count] = countDistinct(shingles);
    this.#end += shingles.length;
    return this.#count++;
  }

  get(document: number): Uint32Array {
    const [start, length] = [this.#starts[document]!, this.#lengths[document]!];
    const block = this.#blocks[Math.floor(start / blockLength)];
    if (length === 0 || block === undefined) return new Uint32Array(0);
    return block.subarray(start % blockLength, (start % blockLength) + length);
  }

  distinctOf(document: number): number {
    return this.#distinct[document]!;
  }

  /** As it is to be kept; views, valid until the next `add`. */
  toParts(): StoreParts {
    return {
      starts: this.#starts.subarray(0, this.#count),
      lengths: this.#lengths.subarray(0, this.#count),
      distinct: this.#distinct.subarray(0, this.#count),
      blocks: this.#blocks,
    };
  }

  #grow(): void {
    const starts = new Float64Array(2 * this.#starts.length);
    starts.set(this.#starts);
    this.#starts = starts;
    this.#lengths = doubled(this.#lengths);
    this.#distinct = doubled(this.#distinct);
  }
}

/** What a store holds: arrays with one number for each document, and the blocks of all. */
export interface StoreParts {
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
  readonly distinct: Uint32Array;
  readonly blocks: readonly Uint32Array[];
}

function countDistinct(shingles: Uint32Array): number {
  const sorted = shingles.slice().sort();
  let distinct = sorted.length === 0 ? 0 : 1;
  for (let at = 1; at < sorted.length; at++) if (sorted[at] !== sorted[at - 1]) distinct++;
  return distinct;
}

function doubled(array: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
