import { extend, isWhole, lookBits, lookLong } from './jpeg-tables';
import { fillBlock, inverseDct } from './jpeg-idct';

/** T.81 figure A.6, where the coefficients stand; runs beyond the end come to stand on the last one. */
const naturalOrder: usize = memory.data<u8>([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
]);
const block: usize = memory.data(128, 16);

// The bit reader: bits from the highest on, the scan without stuffed bytes.
let input: usize = 0;
let buffer: u64 = 0;
let bits: u32 = 0;

export function startBits(at: usize): void {
  input = at;
  buffer = 0;
  bits = 0;
}

/** Where the reader has come to: the first byte of which nothing has been used. */
export function bitsEnd(): usize {
  return input - (bits >> 3);
}

/**
 * Decodes one block and puts its samples at `target`. Gives the new DC predictor, or i32.MIN_VALUE for a code that
 * nobody has defined. Reads up to 300 bytes beyond what it uses.
 */
export function decodeBlock(
  dcTable: usize,
  acTable: usize,
  quantization: usize,
  predictor: i32,
  target: usize,
  stride: u32,
): i32 {
  let at = input;
  let held = buffer;
  let count = bits;

  if (count < 32) {
    held |= (<u64>bswap<u32>(load<u32>(at))) << (32 - count);
    at += 4;
    count += 32;
  }
  let entry = load<u32>(dcTable + ((<usize>(held >> (64 - lookBits))) << 2));
  let dc = predictor;
  if (entry & isWhole) {
    dc += <i32>entry >> 16;
    held <<= entry & 63;
    count -= entry & 63;
  } else {
    if (!entry) entry = lookLong(dcTable, <u32>(held >> 48));
    if (!entry) return i32.MIN_VALUE;
    held <<= entry & 63;
    count -= entry & 63;
    const size = (entry >> 16) & 15;
    if (size) {
      dc += extend(<u32>(held >> (64 - size)), size);
      held <<= size;
      count -= size;
    }
  }
  const dcValue = <i32>(<i16>(dc * <i32>load<u16>(quantization)));

  let k: u32 = 1;
  let isFlat = true;
  while (k < 64) {
    if (count < 32) {
      held |= (<u64>bswap<u32>(load<u32>(at))) << (32 - count);
      at += 4;
      count += 32;
    }
    entry = load<u32>(acTable + ((<usize>(held >> (64 - lookBits))) << 2));
    let value: i32;
    if (entry & isWhole) {
      k += (entry >> 8) & 15;
      value = <i32>entry >> 16;
      held <<= entry & 63;
      count -= entry & 63;
    } else {
      if (!entry) entry = lookLong(acTable, <u32>(held >> 48));
      if (!entry) return i32.MIN_VALUE;
      held <<= entry & 63;
      count -= entry & 63;
      const size = (entry >> 16) & 15;
      const run = (entry >> 8) & 15;
      if (!size) {
        if (run != 15) break;
        k += 16;
        continue;
      }
      k += run;
      value = extend(<u32>(held >> (64 - size)), size);
      held <<= size;
      count -= size;
    }
    if (isFlat) {
      clearBlock();
      isFlat = false;
    }
    const place = <usize>load<u8>(naturalOrder + k);
    store<i16>(block + (place << 1), <i16>(value * <i32>load<u16>(quantization + (k << 1))));
    k++;
  }
  input = at;
  buffer = held;
  bits = count;

  if (isFlat) fillBlock(dcValue, target, stride);
  else {
    store<i16>(block, <i16>dcValue);
    inverseDct(block, target, stride);
  }
  return dc;
}

/** Sixteen bytes at a time: the engine's `memory.fill` is a call out of WebAssembly, 8 % of decoding. */
function clearBlock(): void {
  const zero = i64x2.splat(0);
  v128.store(block, zero);
  v128.store(block, zero, 16);
  v128.store(block, zero, 32);
  v128.store(block, zero, 48);
  v128.store(block, zero, 64);
  v128.store(block, zero, 80);
  v128.store(block, zero, 96);
  v128.store(block, zero, 112);
}
