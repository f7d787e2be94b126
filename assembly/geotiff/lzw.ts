const badCode: i32 = -4;
const clear: u32 = 256;
const end: u32 = 257;

/** Of each code where its string lies (low half) and how long it is (high half); one entry more than 12 bits name. */
const strings: usize = memory.data(4097 * 8, 16);
const singles: usize = memory.data(256 + 16, 16);
let prepared: bool = false;

/**
 * LZW as in TIFF 6.0 section 13: highest bit first, codes widened one early. Gives the number of bytes written, never
 * more than `targetLength`; fewer where the stream ends before, with or without an end code. A negative result is an
 * error. A string is kept as the place in the output where it first stood: the string before plus the byte after it.
 *
 * `source` must be followed by 64 readable bytes and `target` by 512 writable ones.
 */
export function unpackLzw(source: usize, sourceLength: u32, target: usize, targetLength: u32): i32 {
  if (!prepared) prepare();
  const bitEnd = (<u64>sourceLength) << 3;
  const outputEnd = target + targetLength;
  let bit: u64 = 0;
  let output = target;
  let width: u64 = 9;
  let mask: u32 = 511;
  // After a clear code nothing stands before the first string; what is noted for it goes to 257, which nobody looks up.
  let next: u32 = 257;
  let before: u64 = 0;
  while (output < outputEnd && bit + width <= bitEnd) {
    const at = source + <usize>(bit >> 3);
    const word: u32 = ((<u32>load<u8>(at)) << 16) | ((<u32>load<u8>(at, 1)) << 8) | load<u8>(at, 2);
    const code = (word >>> <u32>(24 - width - (bit & 7))) & mask;
    bit += width;
    if (code == clear) {
      width = 9;
      mask = 511;
      next = 257;
      continue;
    }
    if (code == end) break;
    if (code > next) return badCode;
    store<u64>(strings + (next << 3), before + ((<u64>1) << 32));
    const string = load<u64>(strings + (code << 3));
    const from = <usize>(<u32>string);
    const length = <u32>(string >> 32);
    const room = <u32>(outputEnd - output);
    v128.store(output, v128.load(from));
    if (length > 16) {
      if (length > room) {
        memory.copy(output, from, room);
        return targetLength;
      }
      for (let i: u32 = 16; i < length; i += 16) v128.store(output + i, v128.load(from + i));
    }
    // The string that is only just being made ends with its own first byte.
    if (code == next) store<u8>(output + length - 1, load<u8>(output));
    before = ((<u64>length) << 32) | <u64>output;
    output += length;
    if (next < 4096) next++;
    if (next == mask && width < 12) {
      width++;
      mask = (mask << 1) | 1;
    }
  }
  return <i32>(min(output, outputEnd) - target);
}

function prepare(): void {
  for (let i: u32 = 0; i < 256; i++) {
    store<u8>(singles + i, <u8>i);
    store<u64>(strings + (i << 3), ((<u64>1) << 32) | (singles + i));
  }
  prepared = true;
}
