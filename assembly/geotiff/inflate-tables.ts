/**
 * Decoding tables for DEFLATE (RFC 1951): one look-up of `mainBits` bits, a second one in a subtable for longer codes.
 * An entry is 32 bits. Its low 6 bits say how many bits to take. Then
 * - literals (bits 30-31 are their number, 1 to 3): bits 6-13, 14-21, 22-29, in the order of the output;
 * - a length or distance: bits 8-13 how long its code is (the rest of what is taken are extra bits), 16-31 its base;
 * - bit 14: no symbol but a subtable, which starts at entry number bits 16-31 and is looked up by bits 8-13 bits;
 * - bits 14 and 15: the end of the block; with bit 16 set a code that nothing was given to.
 */
export const literalBits: u32 = 11;
export const distanceBits: u32 = 8;
export const isLiteral: u64 = 0xc0000000;
export const isSpecial: u64 = 1 << 14;
export const isStop: u64 = 1 << 15;
export const isInvalid: u64 = 1 << 16;
const invalid: u32 = (1 << 14) | (1 << 15) | (1 << 16);
const codeLengthBits: u32 = 7;

/**
 * A subtable of 2^k entries holds more than k codes, so 288 codes of at most 15 bits need fewer than 1,024 entries
 * beyond the main table of 11 bits, and 32 distances fewer than 768 beyond the 256.
 */
const literalEntries: i32 = 2048 + 1024;
export const literalTable: usize = memory.data(literalEntries * 4, 16);
export const distanceTable: usize = memory.data(1024 * 4, 16);
const singleTable: usize = memory.data(2048 * 4, 16);
const codeLengthTable: usize = memory.data(128 * 4, 16);
const lengths: usize = memory.data(320 + 144, 16);
const sorted: usize = memory.data(288 * 2, 16);
const counts: usize = memory.data(16 * 4, 16);
const starts: usize = memory.data(16 * 4, 16);
const symbols: usize = memory.data(288 * 4, 16);

/** RFC 1951 section 3.2.5: bases and extra bits of length codes 257 to 285. */
const lengthBases: usize = memory.data<u16>([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]);
const lengthExtra: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]);
/** RFC 1951 section 3.2.7: the order in which the lengths of the code lengths come. */
const codeLengthOrder: usize = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

let fixedLoaded: bool = false;
/** What marks literals in the table that is being built: bases of distances have bit 30 as well. */
let literalFlag: u32 = 0;

// The bit reader of a block header; the main loop keeps its own in locals.
export let headInput: usize = 0;
export let headBuffer: u64 = 0;
export let headBits: u64 = 0;

export function enterHead(input: usize, buffer: u64, bits: u64): void {
  headInput = input;
  headBuffer = buffer;
  headBits = bits;
}

export function refillHead(): void {
  headBuffer |= load<u64>(headInput) << headBits;
  headInput += <usize>((63 - headBits) >> 3);
  headBits |= 56;
}

export function takeHead(count: u32): u32 {
  const value = <u32>headBuffer & ((1 << count) - 1);
  headBuffer >>= <u64>count;
  headBits -= <u64>count;
  return value;
}

/** The tables of RFC 1951 section 3.2.6. */
export function loadFixedTables(): void {
  if (fixedLoaded) return;
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  buildLiteralTable(288);
  memory.fill(lengths, 5, 32);
  buildDistanceTable(lengths, 32);
  fixedLoaded = true;
}

/** Reads the header of a dynamic block up to `limit`; false where it is broken (as zlib judges it). */
export function readDynamicTables(limit: usize): bool {
  fixedLoaded = false;
  refillHead();
  const literals = takeHead(5) + 257;
  const distances = takeHead(5) + 1;
  const codeLengths = takeHead(4) + 4;
  if (literals > 286 || distances > 30) return false;
  memory.fill(lengths, 0, 19);
  for (let i: u32 = 0; i < codeLengths; i++) {
    if (i % 16 == 0) refillHead();
    store<u8>(lengths + load<u8>(codeLengthOrder + i), <u8>takeHead(3));
  }
  for (let i: u32 = 0; i < 19; i++) store<u32>(symbols + (i << 2), i << 16);
  if (!buildTable(lengths, 19, codeLengthTable, codeLengthBits, false)) return false;
  const total = literals + distances;
  let i: u32 = 0;
  while (i < total) {
    if (headInput > limit) return false;
    refillHead();
    const entry = load<u32>(codeLengthTable + ((<u32>headBuffer & 127) << 2));
    takeHead(entry & 63);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(lengths + i, <u8>symbol);
      i++;
      continue;
    }
    let repeated: u32 = 0;
    let times: u32 = 0;
    if (symbol == 16) {
      if (i == 0) return false;
      repeated = load<u8>(lengths + i - 1);
      times = 3 + takeHead(2);
    } else if (symbol == 17) times = 3 + takeHead(3);
    else times = 11 + takeHead(7);
    if (i + times > total) return false;
    memory.fill(lengths + i, <u8>repeated, times);
    i += times;
  }
  if (load<u8>(lengths + 256) == 0) return false;
  return buildDistanceTable(lengths + literals, distances) && buildLiteralTable(literals);
}

function buildLiteralTable(count: u32): bool {
  for (let i: u32 = 0; i < 256; i++) store<u32>(symbols + (i << 2), (1 << 30) | (i << 6));
  store<u32>(symbols + (256 << 2), <u32>(isSpecial | isStop));
  for (let i: u32 = 257; i < count; i++) {
    const code = i - 257;
    const entry =
      code > 28 ? invalid : ((<u32>load<u16>(lengthBases + (code << 1))) << 16) | load<u8>(lengthExtra + code);
    store<u32>(symbols + (i << 2), entry);
  }
  literalFlag = <u32>isLiteral;
  const isBuilt = buildTable(lengths, count, literalTable, literalBits, true);
  literalFlag = 0;
  if (!isBuilt) return false;
  joinLiterals();
  return true;
}

function buildDistanceTable(from: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    const extra: u32 = i < 4 ? 0 : (i >> 1) - 1;
    const base: u32 = i < 4 ? i + 1 : ((2 + (i & 1)) << extra) + 1;
    store<u32>(symbols + (i << 2), i > 29 ? invalid : (base << 16) | extra);
  }
  return buildTable(from, count, distanceTable, distanceBits, true);
}

/**
 * Canonical codes (RFC 1951 section 3.2.2), first bit lowest. Over-subscribed codes are refused; so are incomplete ones,
 * but for none or one code of one bit, if `maySingle`.
 */
function buildTable(from: usize, count: u32, table: usize, mainBits: u32, maySingle: bool): bool {
  memory.fill(counts, 0, 64);
  for (let i: u32 = 0; i < count; i++) {
    const at = counts + ((<usize>load<u8>(from + i)) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  const used = count - load<u32>(counts);
  store<u32>(counts, 0);
  let left: i32 = 1;
  let start: u32 = 0;
  for (let length: u32 = 1; length < 16; length++) {
    const here = load<u32>(counts + (length << 2));
    left = (left << 1) - here;
    if (left < 0) return false;
    store<u32>(starts + (length << 2), start);
    start += here;
  }
  if (left > 0) {
    if (!maySingle || used > 1 || (used == 1 && load<u32>(counts + 4) != 1)) return false;
    for (let i: u32 = 0; i < 1 << mainBits; i++) store<u32>(table + (i << 2), invalid | 1);
  }
  for (let i: u32 = 0; i < count; i++) {
    const length = <u32>load<u8>(from + i);
    if (length == 0) continue;
    const at = starts + (length << 2);
    const place = load<u32>(at);
    store<u16>(sorted + (place << 1), <u16>i);
    store<u32>(at, place + 1);
  }
  if (left > 0) {
    if (used == 0) return true;
    const entry = takingBits(load<u32>(symbols + ((<u32>load<u16>(sorted)) << 2)), 1);
    for (let i: u32 = 0; i < 1 << mainBits; i += 2) store<u32>(table + (i << 2), entry);
    return true;
  }
  let code: u32 = 0;
  let next: usize = sorted;
  for (let length: u32 = 1; length <= mainBits; length++) {
    // So far the first 2^(length - 1) entries are filled; what longer codes leave free is overwritten later.
    const half: usize = (<usize>1) << (length - 1);
    if (length > 1) memory.copy(table + (half << 2), table, half << 2);
    const highest: u32 = (1 << length) - 1;
    for (let n = load<u32>(counts + (length << 2)); n > 0; n--) {
      store<u32>(table + (code << 2), takingBits(load<u32>(symbols + ((<u32>load<u16>(next)) << 2)), length));
      next += 2;
      code = nextCode(code, highest);
    }
  }
  fillSubtables(table, mainBits, code, next);
  return true;
}

function fillSubtables(table: usize, mainBits: u32, first: u32, from: usize): void {
  let code = first;
  let next = from;
  let prefix: u32 = u32.MAX_VALUE;
  let start: u32 = 0;
  let end: u32 = 1 << mainBits;
  const mainMask: u32 = (1 << mainBits) - 1;
  for (let length: u32 = mainBits + 1; length < 16; length++) {
    const highest: u32 = (1 << length) - 1;
    for (let n = load<u32>(counts + (length << 2)); n > 0; n--) {
      if ((code & mainMask) != prefix) {
        prefix = code & mainMask;
        // The subtable is as wide as its longest code: widen until the codes of these lengths fill it.
        let bits = length - mainBits;
        let filled = n;
        while (filled < <u32>(1 << bits)) {
          bits++;
          filled = (filled << 1) + load<u32>(counts + ((mainBits + bits) << 2));
        }
        start = end;
        end = start + (1 << bits);
        store<u32>(table + (prefix << 2), (start << 16) | <u32>isSpecial | (bits << 8) | mainBits);
      }
      const entry = takingBits(load<u32>(symbols + ((<u32>load<u16>(next)) << 2)), length - mainBits);
      next += 2;
      for (let i = start + (code >> mainBits); i < end; i += 1 << (length - mainBits))
        store<u32>(table + (i << 2), entry);
      code = nextCode(code, highest);
    }
  }
}

function takingBits(entry: u32, bits: u32): u32 {
  return entry & literalFlag ? entry + bits : entry + bits + (bits << 8);
}

/** The code after this one of as many bits as `highest` has, lowest bit first: adds one at the far end. */
function nextCode(code: u32, highest: u32): u32 {
  if (code == highest) return 0;
  const bit: u32 = 1 << (31 - clz(code ^ highest));
  return (code & (bit - 1)) | bit;
}

/** Puts up to three literals into one entry where their codes fit into one look-up: pixels are mostly literals. */
function joinLiterals(): void {
  const size: u32 = 1 << literalBits;
  memory.copy(singleTable, literalTable, size << 2);
  for (let i: u32 = 0; i < size; i++) {
    const entry = load<u32>(singleTable + (i << 2));
    if (!(entry & <u32>isLiteral)) continue;
    const bits = entry & 63;
    const rest = i >> bits;
    let next = load<u32>(literalTable + (rest << 2));
    if ((next & 63) + bits > literalBits || next >>> 30 == 3) next = load<u32>(singleTable + (rest << 2));
    if (!(next & <u32>isLiteral) || (next & 63) + bits > literalBits) continue;
    const literals = ((next & 0x003fffc0) << 8) | (entry & 0x3fc0);
    store<u32>(literalTable + (i << 2), (((next >>> 30) + 1) << 30) | literals | ((next & 63) + bits));
  }
}
