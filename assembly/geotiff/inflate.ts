import {
  distanceBits,
  distanceTable,
  enterHead,
  headBits,
  headBuffer,
  headInput,
  isInvalid,
  isLiteral,
  isSpecial,
  isStop,
  literalBits,
  literalTable,
  loadFixedTables,
  readDynamicTables,
  refillHead,
  takeHead,
} from './inflate-tables';
import { adler32 } from './adler32';

/** What is wrong, as a negative result. */
const truncated: i32 = -1;
const badHeader: i32 = -2;
const badBlock: i32 = -3;
const badCode: i32 = -4;
const badDistance: i32 = -5;
const badChecksum: i32 = -6;
const tooLong: i32 = -7;

/**
 * DEFLATE (RFC 1951) in a zlib wrapper (RFC 1950). Gives the number of bytes written; a negative result says what is
 * wrong. Of a stream that holds more, `targetLength` bytes are written.
 *
 * `source` must be followed by 64 readable bytes and `target` by 512 writable ones, both of any content: the loop
 * reads 8 bytes at a time and copies 16, and looks where it is once per match.
 */
export function inflateZlib(source: usize, sourceLength: u32, target: usize, targetLength: u32): i32 {
  if (sourceLength < 2) return truncated;
  const head: u32 = ((<u32>load<u8>(source)) << 8) | load<u8>(source + 1);
  // Method 8, a window of at most 32 KiB, no preset dictionary.
  if (head % 31 != 0 || (head & 0x0f00) != 0x0800 || head >>> 12 > 7 || (head & 0x20) != 0) return badHeader;
  const length = inflateRaw(source + 2, sourceLength - 2, target, targetLength);
  if (length < 0) return length;
  if (rawEnd + 4 > source + sourceLength) return truncated;
  const b = (<u32>load<u8>(rawEnd)) << 24;
  const c = (<u32>load<u8>(rawEnd + 1)) << 16;
  const d = (<u32>load<u8>(rawEnd + 2)) << 8;
  return adler32(target, length) == (b | c | d | <u32>load<u8>(rawEnd + 3)) ? length : badChecksum;
}

/** Where the last stream ended. */
let rawEnd: usize = 0;

export function inflateRaw(source: usize, sourceLength: u32, target: usize, targetLength: u32): i32 {
  const inputEnd = source + sourceLength;
  // The reader may be up to 7 bytes ahead of what it has used.
  const inputLimit = inputEnd + 8;
  const outputEnd = target + targetLength;
  const literalMask: u64 = (1 << literalBits) - 1;
  const distanceMask: u64 = (1 << distanceBits) - 1;
  let input = source;
  let output = target;
  let buffer: u64 = 0;
  let bits: u64 = 0;

  let last: u32 = 0;
  while (!last) {
    if (input > inputLimit) return truncated;
    enterHead(input, buffer, bits & 63);
    refillHead();
    last = takeHead(1);
    const kind = takeHead(2);
    if (kind == 3) return judge(badBlock, headInput, headBits, inputEnd);
    if (kind == 0) {
      takeHead(<u32>headBits & 7);
      input = headInput - <usize>(headBits >> 3);
      if (input + 4 > inputEnd) return truncated;
      const length: u32 = load<u16>(input);
      if (length != (<u32>load<u16>(input + 2) ^ 0xffff)) return badBlock;
      input += 4;
      const room = <u32>(outputEnd - output);
      if (min(length, room) > <u32>(inputEnd - input)) return truncated;
      memory.copy(output, input, min(length, room));
      if (length > room) return tooLong;
      output += length;
      input += length;
      buffer = 0;
      bits = 0;
      continue;
    }
    if (kind == 1) loadFixedTables();
    else if (!readDynamicTables(inputLimit)) return judge(badBlock, headInput, headBits, inputEnd);
    input = headInput;
    buffer = headBuffer;
    bits = headBits;

    // Refilled, and the entry of what comes next loaded, at the head of the loop.
    buffer |= load<u64>(input) << bits;
    input += <usize>((~bits >> 3) & 7);
    bits |= 56;
    let entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
    for (;;) {
      if (input > inputLimit) return truncated;
      if (output > outputEnd) break;
      if (entry & isLiteral) {
        store<u32>(output, <u32>(entry >> 6));
        output += <usize>(entry >> 30);
        buffer >>= entry;
        bits -= entry;
        entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
        if (entry & isLiteral) {
          store<u32>(output, <u32>(entry >> 6));
          output += <usize>(entry >> 30);
          buffer >>= entry;
          bits -= entry;
          entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
          if (entry & isLiteral) {
            store<u32>(output, <u32>(entry >> 6));
            output += <usize>(entry >> 30);
            buffer >>= entry;
            bits -= entry;
            buffer |= load<u64>(input) << bits;
            input += <usize>((~bits >> 3) & 7);
            bits |= 56;
            entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
            continue;
          }
        }
      }
      // At least 34 bits are left: enough for a length (20).
      if (entry & isSpecial) {
        if (!(entry & isStop)) {
          buffer >>= entry;
          bits -= entry;
          const index = (entry >> 16) + (buffer & (((<u64>1) << (entry >> 8)) - 1));
          entry = <u64>load<u32>(literalTable + ((<usize>index) << 2));
        }
        if (entry & isLiteral) {
          store<u8>(output, <u8>(entry >> 6));
          output++;
          buffer >>= entry;
          bits -= entry;
          buffer |= load<u64>(input) << bits;
          input += <usize>((~bits >> 3) & 7);
          bits |= 56;
          entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
          continue;
        }
        if (entry & isStop) {
          buffer >>= entry;
          bits -= entry;
          if (entry & isInvalid) return judge(badCode, input, bits, inputEnd);
          break;
        }
      }
      const length = <usize>((entry >> 16) + ((buffer & (((<u64>1) << entry) - 1)) >> (entry >> 8)));
      buffer >>= entry;
      bits -= entry;
      if ((bits & 63) < 28) {
        buffer |= load<u64>(input) << bits;
        input += <usize>((~bits >> 3) & 7);
        bits |= 56;
      }
      entry = <u64>load<u32>(distanceTable + ((<usize>(buffer & distanceMask)) << 2));
      if (entry & isSpecial) {
        if (!(entry & isStop)) {
          buffer >>= entry;
          bits -= entry;
          const index = (entry >> 16) + (buffer & (((<u64>1) << (entry >> 8)) - 1));
          entry = <u64>load<u32>(distanceTable + ((<usize>index) << 2));
        }
        if (entry & isStop) return judge(badCode, input, bits - entry, inputEnd);
      }
      const distance = <usize>((entry >> 16) + ((buffer & (((<u64>1) << entry) - 1)) >> (entry >> 8)));
      buffer >>= entry;
      bits -= entry;
      if (distance > <usize>(output - target)) return judge(badDistance, input, bits, inputEnd);
      buffer |= load<u64>(input) << bits;
      input += <usize>((~bits >> 3) & 7);
      bits |= 56;
      entry = <u64>load<u32>(literalTable + ((<usize>(buffer & literalMask)) << 2));
      copyMatch(output, distance, length);
      output += length;
    }
    if (output > outputEnd) {
      if (input - <usize>((bits & 63) >> 3) > inputEnd) return truncated;
      return tooLong;
    }
  }
  input -= <usize>((bits & 63) >> 3);
  if (input > inputEnd) return truncated;
  rawEnd = input;
  return <i32>(output - target);
}

/** A fault in what is no longer part of the stream is one of the stream's end. */
function judge(fault: i32, input: usize, bits: u64, inputEnd: usize): i32 {
  return input - <usize>((bits & 63) >> 3) > inputEnd ? truncated : fault;
}

/** May write up to 15 bytes beyond `length`. */
function copyMatch(to: usize, distance: usize, length: usize): void {
  const end = to + length;
  let from = to - distance;
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(from));
      from += 16;
      to += 16;
    } while (to < end);
  } else if (distance == 1) {
    const all = i8x16.splat(load<u8>(from));
    do {
      v128.store(to, all);
      to += 16;
    } while (to < end);
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      from += 8;
      to += 8;
    } while (to < end);
  } else {
    // Eight bytes at a time, of which each step keeps the `distance` that are known to be right.
    do {
      store<u64>(to, load<u64>(from));
      from += distance;
      to += distance;
    } while (to < end);
  }
}
