type Integers = Uint8Array | Uint16Array | Uint32Array | BigUint64Array;

/** Turns the bytes of each value round, in place. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  for (let at = 0; at + size <= bytes.length; at += size) {
    for (let low = at, high = at + size - 1; low < high; low++, high--) {
      const kept = bytes[low]!;
      bytes[low] = bytes[high]!;
      bytes[high] = kept;
    }
  }
}

/**
 * Takes back horizontal differences (TIFF 6.0 §14), in place: each sample was stored less the one of the same band
 * to its left, modulo its width; floating point is differenced as integers too. `samples`: per pixel.
 */
export function undoDifferences(values: Integers, perRow: number, rows: number, samples: number): void {
  if (values instanceof BigUint64Array) return undoWideDifferences(values, perRow, rows, samples);
  for (let row = 0; row < rows; row++) {
    const start = row * perRow;
    const end = start + perRow;
    for (let at = start + samples; at < end; at++) values[at] = values[at]! + values[at - samples]!;
  }
}

function undoWideDifferences(values: BigUint64Array, perRow: number, rows: number, samples: number): void {
  for (let row = 0; row < rows; row++) {
    const end = (row + 1) * perRow;
    for (let at = row * perRow + samples; at < end; at++) values[at] = values[at]! + values[at - samples]!;
  }
}

/**
 * Takes back the floating point predictor (Adobe TIFF Technical Note 3): each row holds all highest bytes, then all
 * next ones …, differenced as bytes. The result is in little-endian order whatever the file's.
 */
export function undoFloatPrediction(
  bytes: Uint8Array,
  perRow: number,
  rows: number,
  samples: number,
  size: number,
): Uint8Array {
  const result = new Uint8Array(bytes.length);
  const rowBytes = perRow * size;
  for (let row = 0; row < rows; row++) {
    const start = row * rowBytes;
    const end = start + rowBytes;
    for (let at = start + samples; at < end; at++) bytes[at] = bytes[at]! + bytes[at - samples]!;
    for (let plane = 0; plane < size; plane++) {
      const from = start + plane * perRow;
      const to = start + size - 1 - plane;
      for (let index = 0; index < perRow; index++) result[to + index * size] = bytes[from + index]!;
    }
  }
  return result;
}

/** IEEE 754 half precision (bits) to single precision. */
export function widenHalves(halves: Uint16Array): Float32Array {
  const wide = new Float32Array(halves.length);
  for (let at = 0; at < halves.length; at++) {
    const half = halves[at]!;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    const size =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction === 0
            ? Infinity
            : NaN
          : (1 + fraction / 1024) * 2 ** (exponent - 15);
    wide[at] = half >> 15 === 1 ? -size : size;
  }
  return wide;
}
