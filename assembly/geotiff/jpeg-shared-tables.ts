/**
 * The tables that all tiles of a file share (TIFF Technical Note 2) are built once: making four Huffman tables takes a
 * twentieth of the time of a tile. Whatever defines a table otherwise says so by `forgetShared`.
 */
const mostBytes: u32 = 2048;
const kept: usize = memory.data(2048, 16);
let keptLength: u32 = 0;
let keptInterval: u32 = 0;

/** Whether the tables in memory are those of this stream. */
export function isShared(tables: usize, length: u32): bool {
  return length > 0 && length == keptLength && memory.compare(tables, kept, length) == 0;
}

/** To be called when all of the stream has been read. */
export function keepShared(tables: usize, length: u32, restartInterval: u32): void {
  keptLength = length <= mostBytes ? length : 0;
  keptInterval = restartInterval;
  memory.copy(kept, tables, keptLength);
}

export function forgetShared(): void {
  keptLength = 0;
}

/** The restart interval that the stream gives. */
export function sharedInterval(): u32 {
  return keptInterval;
}
