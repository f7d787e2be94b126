import type { Tag } from '@cogeotiff/core';
import type { ByteSource } from './byte-source.ts';

/** Entries of an index are read so many at a time. */
const pageEntries = 4096;
const entryBytes = new Map([
  [3, 2],
  [4, 4],
  [13, 4],
  [16, 8],
  [18, 8],
]);

/** One column of a tile index (TileOffsets, StripByteCounts …), read in pages as it is needed. */
export class IndexColumn {
  /** Entries */
  readonly count: number;
  private readonly tag: Tag;
  private readonly bytes: ByteSource;
  private readonly littleEndian: boolean;
  private readonly pages = new Map<number, Promise<readonly number[]>>();

  /** Throws an Error for a column that is longer than the file. */
  constructor(tag: Tag, bytes: ByteSource, littleEndian: boolean) {
    const size = entryBytes.get(tag.dataType);
    if (size === undefined) throw new Error(`expected integers in tag ${tag.id}, got type ${tag.dataType}`);
    if (tag.count * size > bytes.size) throw new Error(`tag ${tag.id} claims ${tag.count} entries: truncated?`);
    this.tag = tag;
    this.count = tag.count;
    this.bytes = bytes;
    this.littleEndian = littleEndian;
  }

  async at(index: number): Promise<number> {
    if (!(index >= 0 && index < this.count))
      throw new Error(`tag ${this.tag.id} has ${this.count} entries, expected one for tile ${index}`);
    const { tag } = this;
    if (tag.type === 'inline') return numberAt(tag.value, index);
    if (tag.type === 'offset' && tag.isLoaded) return numberAt(tag.value, index);
    const page = Math.floor(index / pageEntries);
    const coming = this.pages.get(page) ?? this.readPage(page, tag.dataOffset);
    this.pages.set(page, coming);
    return numberAt(await coming, index % pageEntries);
  }

  private async readPage(page: number, start: number): Promise<readonly number[]> {
    const size = entryBytes.get(this.tag.dataType) ?? 4;
    const first = page * pageEntries;
    const count = Math.min(pageEntries, this.count - first);
    try {
      const bytes = await this.bytes.read(start + first * size, count * size);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return Array.from({ length: count }, (_, entry) => readEntry(view, entry * size, size, this.littleEndian));
    } catch (error) {
      this.pages.delete(page);
      throw error;
    }
  }
}

function readEntry(view: DataView, at: number, size: number, littleEndian: boolean): number {
  if (size === 2) return view.getUint16(at, littleEndian);
  if (size === 4) return view.getUint32(at, littleEndian);
  return Number(view.getBigUint64(at, littleEndian));
}

function numberAt(value: unknown, index: number): number {
  const found: unknown =
    ArrayBuffer.isView(value) || Array.isArray(value)
      ? (value as ArrayLike<unknown>)[index]
      : index === 0
        ? value
        : undefined;
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw new Error(`expected a place in the file for tile ${index}, got ${String(found)}`);
}
