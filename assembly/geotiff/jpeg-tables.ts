/**
 * Quantization and Huffman tables of baseline JPEG (ITU-T T.81 Annexes B, C). A Huffman table is looked up by 10 bits;
 * an entry is 32 bits: bits 0-5 how many bits to take, bits 8-11 how many zeros come before, and
 * - bit 6: the coefficient is known, bits 16-31;
 * - bit 7: bits 16-19 say how many bits of the coefficient follow those taken (none: see `run`);
 * - neither: the code is longer than 10 bits, or there is none.
 */
export const lookBits: u32 = 10;
export const isWhole: u32 = 1 << 6;
export const isStart: u32 = 1 << 7;
const entries: u32 = 1 << lookBits;
/** Beside the entries: largest code and first symbol of each length, and the symbols. */
const limits: u32 = entries << 2;
const firsts: u32 = limits + 17 * 4;
const values: u32 = firsts + 17 * 4;
const tableBytes: u32 = values + 256;

/** Tables 0-3 are for DC, 4-7 for AC. */
const huffman: usize = memory.data(8 * (4096 + 136 + 256), 16);
/** In zigzag order, 16 bits each. */
const quantization: usize = memory.data(4 * 64 * 2, 16);
let defined: u32 = 0;

export function forgetTables(): void {
  defined = 0;
}

export function huffmanTable(isAc: u32, id: u32): usize {
  return huffman + (isAc * 4 + id) * tableBytes;
}

export function quantizationTable(id: u32): usize {
  return quantization + id * 128;
}

export function hasHuffman(isAc: u32, id: u32): bool {
  return ((defined >> (isAc * 4 + id)) & 1) != 0;
}

export function hasQuantization(id: u32): bool {
  return ((defined >> (8 + id)) & 1) != 0;
}

/** The body of a DQT segment; false where it is broken. */
export function readQuantization(from: usize, end: usize): bool {
  let at = from;
  while (at < end) {
    const head: u32 = load<u8>(at++);
    const id = head & 15;
    const isWide = head >> 4;
    if (id > 3 || isWide > 1 || at + (64 << isWide) > end) return false;
    for (let k: u32 = 0; k < 64; k++) {
      const value: u32 = isWide ? ((<u32>load<u8>(at)) << 8) | load<u8>(at + 1) : load<u8>(at);
      store<u16>(quantizationTable(id) + (k << 1), <u16>value);
      at += 1 << isWide;
    }
    defined |= 1 << (8 + id);
  }
  return true;
}

/** The body of a DHT segment; false where it is broken. */
export function readHuffman(from: usize, end: usize): bool {
  let at = from;
  while (at < end) {
    if (at + 17 > end) return false;
    const head: u32 = load<u8>(at);
    const id = head & 15;
    const isAc = head >> 4;
    if (id > 3 || isAc > 1) return false;
    let total: u32 = 0;
    for (let length: u32 = 1; length <= 16; length++) total += load<u8>(at + length);
    if (total > 256 || at + 17 + total > end) return false;
    if (!buildHuffman(huffmanTable(isAc, id), at, isAc)) return false;
    defined |= 1 << (isAc * 4 + id);
    at += 17 + total;
  }
  return true;
}

function buildHuffman(table: usize, from: usize, isAc: u32): bool {
  memory.fill(table, 0, tableBytes);
  let code: u32 = 0;
  let symbol: u32 = 0;
  for (let length: u32 = 1; length <= 16; length++) {
    const count: u32 = load<u8>(from + length);
    store<i32>(table + firsts + (length << 2), <i32>symbol - <i32>code);
    for (let i: u32 = 0; i < count; i++) {
      const value: u32 = load<u8>(from + 17 + symbol);
      // A DC code says no more than how many bits follow.
      if (!isAc && value > 15) return false;
      store<u8>(table + values + symbol, <u8>value);
      if (code >= (<u32>1) << length) return false;
      if (length <= lookBits) fillLook(table, code, length, value);
      symbol++;
      code++;
    }
    store<i32>(table + limits + (length << 2), count ? <i32>code - 1 : -1);
    code <<= 1;
  }
  return true;
}

function fillLook(table: usize, code: u32, length: u32, symbol: u32): void {
  const free = lookBits - length;
  const size = symbol & 15;
  const run = symbol >> 4;
  for (let rest: u32 = 0; rest < (<u32>1) << free; rest++) {
    let entry = isStart | (size << 16) | (run << 8) | length;
    if (size > 0 && size <= free) {
      const value = extend(rest >> (free - size), size);
      entry = isWhole | ((<u32>value) << 16) | (run << 8) | (length + size);
    }
    store<u32>(table + (((code << free) | rest) << 2), entry);
  }
}

/** T.81 section F.2.2.1: the upper half of the values of `size` bits is positive. */
export function extend(value: u32, size: u32): i32 {
  return value >> (size - 1) ? <i32>value : <i32>value - ((1 << size) - 1);
}

/** The entry of a code of more than 10 bits, of which 16 are given; 0 where there is none. */
export function lookLong(table: usize, bits: u32): u32 {
  for (let length: u32 = lookBits + 1; length <= 16; length++) {
    const code = <i32>(bits >> (16 - length));
    if (code > load<i32>(table + limits + (length << 2))) continue;
    const place = code + load<i32>(table + firsts + (length << 2));
    if (place < 0 || place > 255) return 0;
    const symbol: u32 = load<u8>(table + values + place);
    return isStart | ((symbol & 15) << 16) | ((symbol >> 4) << 8) | length;
  }
  return 0;
}
