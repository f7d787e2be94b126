/**
 * LZW as TIFF packs it (TIFF 6.0 §13): codes of 9 to 12 bits, the highest bit first, wider one code early; 256 clears
 * the table, 257 ends. Fills `output` and stops; returns how many bytes came. Throws an Error for a code that no
 * encoder can have written.
 */
export function unpackLzw(input: Uint8Array, output: Uint8Array): number {
  // A string is kept as where it was first written to the output: its last byte's place and its length.
  const starts = new Int32Array(4097);
  const lengths = new Int32Array(4097);
  const end = input.length;
  const full = output.length;
  let [at, bits, held, width, next, written] = [0, 0, 0, 9, 258, 0];
  let previousStart = -1;
  let previousLength = 0;
  while (written < full) {
    while (bits < width) {
      if (at >= end) return written;
      held = ((held << 8) | input[at++]!) & 0xffffff;
      bits += 8;
    }
    bits -= width;
    const code = (held >>> bits) & ((1 << width) - 1);
    if (code === 256) {
      [width, next, previousLength] = [9, 258, 0];
      continue;
    }
    if (code === 257) return written;
    const from = written;
    let length = 1;
    if (code < 256) output[written++] = code;
    else {
      // The one code that may name an entry not yet made: the previous string and its own first byte.
      const isNext = code === next && previousLength > 0;
      if (code >= next && !isNext) throw new Error(`an LZW code ${code} where the table ends at ${next - 1}`);
      const start = isNext ? previousStart : starts[code]!;
      length = isNext ? previousLength + 1 : lengths[code]!;
      const stop = Math.min(full, from + length);
      for (let source = start; written < stop; source++) output[written++] = output[source]!;
    }
    if (previousLength > 0 && next < 4096) {
      starts[next] = previousStart;
      lengths[next++] = previousLength + 1;
      if (next >= (1 << width) - 1 && width < 12) width++;
    }
    previousStart = from;
    previousLength = length;
  }
  return written;
}
