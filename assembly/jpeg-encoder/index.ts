import { transformBlock } from './forward-dct';
import { readGrey, readColours } from './read-block';
import { finishBits, putBits, startBits } from './bit-writer';

/** Of each of two kinds (brightness, colour): what coefficients are multiplied by, and codes of 16 lengths and 256 runs. */
const factors: usize = memory.data(2 * 64 * 4, 16);
const codes: usize = memory.data(2 * (16 + 256) * 4, 16);
/** Three blocks of single precision, what they were transformed to, and the last brightness of each component. */
const blocks: usize = memory.data(3 * 256, 16);
const levels: usize = memory.data(64 * 2, 16);
const predicted: usize = memory.data(3 * 4, 16);
/** Where the coefficient that comes k-th in zigzag order lies in a block that is stored column by column. */
const zigzag: usize = memory.data<u8>([
  0, 8, 1, 2, 9, 16, 24, 17, 10, 3, 4, 11, 18, 25, 32, 40, 33, 26, 19, 12, 5, 6, 13, 20, 27, 34, 41, 48, 56, 49, 42, 35,
  28, 21, 14, 7, 15, 22, 29, 36, 43, 50, 57, 58, 51, 44, 37, 30, 23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62,
  55, 63,
]);
/** For each four bits of a stored block and each of their values, the bits in zigzag order. */
const orders: usize = memory.data(16 * 16 * 8, 16);
let isFilled: bool = false;
const zeroRun: u32 = 0xf0;

/** 64 floats of a kind, column by column. */
export function factorsOf(kind: u32): usize {
  return factors + kind * 256;
}

/** 16 codes for how long a difference is, 256 for run and length: length of the code in bits 0-7, the code above. */
export function codesOf(kind: u32): usize {
  return codes + kind * (16 + 256) * 4;
}

/** Where memory is free. */
export function roomFrom(): usize {
  return __heap_base;
}

/**
 * The scan of a baseline JPEG (ITU-T T.81 §F.1): pixels of one or three bytes, rows without gaps, sides of whole blocks; three
 * become brightness and two colours at full size. Gives the length of what was written to `target`. `pixels` is followed by
 * 16 readable bytes.
 */
export function encodeScan(pixels: usize, width: u32, height: u32, channels: u32, target: usize): u32 {
  if (!isFilled) fillOrders();
  startBits(target);
  memory.fill(predicted, 0, 12);
  const stride = width * channels;
  for (let row: u32 = 0; row < height; row += 8) {
    let from = pixels + row * stride;
    for (let column: u32 = 0; column < width; column += 8, from += 8 * channels) {
      if (channels == 1) readGrey(from, stride, blocks);
      else readColours(from, stride, blocks);
      for (let component: u32 = 0; component < channels; component++) encodeBlock(component);
    }
  }
  return <u32>(finishBits() - target);
}

function encodeBlock(component: u32): void {
  const kind: u32 = component ? 1 : 0;
  const table = codesOf(kind);
  const stored = transformBlock(blocks + (component << 8), factorsOf(kind), levels);
  const level: i32 = load<i16>(levels);
  const before = predicted + (component << 2);
  putLevel(table, 0, level - load<i32>(before));
  store<i32>(before, level);
  const runs = table + 16 * 4;
  let last: u32 = 0;
  for (let left = inZigzag(stored) & ~1; left; left &= left - 1) {
    const k = <u32>ctz(left);
    let run = k - last - 1;
    for (; run > 15; run -= 16) putCode(runs, zeroRun);
    putLevel(runs, run << 4, load<i16>(levels + ((<usize>load<u8>(zigzag + k)) << 1)));
    last = k;
  }
  if (last < 63) putCode(runs, 0);
}

/** Bits of a stored block in zigzag order, by a table for each four of them. */
function inZigzag(stored: u64): u64 {
  let result: u64 = 0;
  for (let four: u32 = 0; four < 16; four++) {
    result |= load<u64>(orders + (four << 7) + ((<usize>(stored & 15)) << 3));
    stored >>= 4;
  }
  return result;
}

function fillOrders(): void {
  for (let k: u32 = 0; k < 64; k++) {
    const at: u32 = load<u8>(zigzag + k);
    for (let bits: u32 = 0; bits < 16; bits++) {
      const entry = orders + ((at >> 2) << 7) + (bits << 3);
      if ((bits >> (at & 3)) & 1) store<u64>(entry, load<u64>(entry) | ((<u64>1) << k));
    }
  }
  isFilled = true;
}

/** A code for run and length, and the bits of the value: of a negative one those of the value less 1 (T.81 §F.1.2). */
function putLevel(table: usize, run: u32, value: i32): void {
  const size: u32 = 32 - clz(abs(value));
  const code = load<u32>(table + ((run | size) << 2));
  const bits: u32 = <u32>(value + (value >> 31)) & ((1 << size) - 1);
  putBits(((code >> 8) << size) | bits, (code & 255) + size);
}

function putCode(table: usize, symbol: u32): void {
  const code = load<u32>(table + (symbol << 2));
  putBits(code >> 8, code & 255);
}
