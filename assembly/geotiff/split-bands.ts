/** Puts the samples of pixels `from` to `pixels` band by band: band b goes to `target + b * plane`. */
export function splitRow(row: usize, pixels: u32, bands: u32, bytes: u32, target: usize, plane: u32, from: u32): void {
  let done = from;
  if (from > 0) done = from;
  else if (bytes == 1 && bands == 3) done = splitThreeBytes(row, pixels, target, plane);
  else if (bytes == 1 && bands == 4) done = splitFourBytes(row, pixels, target, plane);
  else if (bytes == 2 && bands == 3) done = splitThreeShorts(row, pixels, target, plane);
  for (let band: u32 = 0; band < bands; band++) {
    if (bytes == 1) splitBand<u8>(row, done, pixels, bands, band, target + band * plane);
    else if (bytes == 2) splitBand<u16>(row, done, pixels, bands, band, target + band * plane);
    else if (bytes == 4) splitBand<u32>(row, done, pixels, bands, band, target + band * plane);
    else splitBand<u64>(row, done, pixels, bands, band, target + band * plane);
  }
}

function splitBand<T>(row: usize, done: u32, pixels: u32, bands: u32, band: u32, target: usize): void {
  const step = bands * sizeof<T>();
  let from = row + (done * bands + band) * sizeof<T>();
  for (let i = done; i < pixels; i++) {
    store<T>(target + i * sizeof<T>(), load<T>(from));
    from += step;
  }
}

/** Which bytes of the first, second and third vector of 16 pixels are red, green, blue, and where they go. */
const redFirst: v128 = i8x16(0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
const redSecond: v128 = i8x16(-1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14, -1, -1, -1, -1, -1);
const redThird: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 7, 10, 13);
const greenFirst: v128 = i8x16(1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
const greenSecond: v128 = i8x16(-1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1);
const greenThird: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14);
const blueFirst: v128 = i8x16(2, 5, 8, 11, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
const blueSecond: v128 = i8x16(-1, -1, -1, -1, -1, 1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1);
const blueThird: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15);

function splitThreeBytes(row: usize, pixels: u32, target: usize, plane: u32): u32 {
  let i: u32 = 0;
  for (; i + 16 <= pixels; i += 16) {
    storeBands(v128.load(row + i * 3), v128.load(row + i * 3, 16), v128.load(row + i * 3, 32), target + i, plane);
  }
  return i;
}

function storeBands(a: v128, b: v128, c: v128, target: usize, plane: u32): void {
  const red = v128.or(i8x16.swizzle(a, redFirst), i8x16.swizzle(b, redSecond));
  v128.store(target, v128.or(red, i8x16.swizzle(c, redThird)));
  const green = v128.or(i8x16.swizzle(a, greenFirst), i8x16.swizzle(b, greenSecond));
  v128.store(target + plane, v128.or(green, i8x16.swizzle(c, greenThird)));
  const blue = v128.or(i8x16.swizzle(a, blueFirst), i8x16.swizzle(b, blueSecond));
  v128.store(target + plane * 2, v128.or(blue, i8x16.swizzle(c, blueThird)));
}

/**
 * Predictor 2 undone and the bands put apart in one go, for three bands of a byte: the pixels stay in registers. The
 * pixels that are done; those that are left are for the slower ways, the last done pixel being stored in place.
 */
export function accumulateSplitThreeBytes(row: usize, pixels: u32, target: usize, plane: u32): u32 {
  let carry = i8x16.splat(0);
  let i: u32 = 0;
  for (; i + 16 <= pixels; i += 16) {
    const a = sumThrees(v128.load(row + i * 3), carry);
    const b = sumThrees(v128.load(row + i * 3, 16), lastThree(a));
    const c = sumThrees(v128.load(row + i * 3, 32), lastThree(b));
    carry = lastThree(c);
    storeBands(a, b, c, target + i, plane);
  }
  if (i > 0) {
    const last = row + i * 3 - 3;
    store<u8>(last, i8x16.extract_lane_u(carry, 0));
    store<u8>(last, i8x16.extract_lane_u(carry, 1), 1);
    store<u8>(last, i8x16.extract_lane_u(carry, 2), 2);
  }
  return i;
}

function sumThrees(from: v128, carry: v128): v128 {
  const zero = i8x16.splat(0);
  let x = from;
  x = i8x16.add(x, i8x16.shuffle(zero, x, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28));
  x = i8x16.add(x, i8x16.shuffle(zero, x, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25));
  x = i8x16.add(x, i8x16.shuffle(zero, x, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
  return i8x16.add(x, carry);
}

function lastThree(x: v128): v128 {
  return i8x16.shuffle(x, x, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13);
}

function splitFourBytes(row: usize, pixels: u32, target: usize, plane: u32): u32 {
  let i: u32 = 0;
  for (; i + 16 <= pixels; i += 16) {
    const a = v128.load(row + i * 4);
    const b = v128.load(row + i * 4, 16);
    const c = v128.load(row + i * 4, 32);
    const d = v128.load(row + i * 4, 48);
    const lowAB = i8x16.shuffle(a, b, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const highAB = i8x16.shuffle(a, b, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    const lowCD = i8x16.shuffle(c, d, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const highCD = i8x16.shuffle(c, d, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    v128.store(target + i, i8x16.shuffle(lowAB, lowCD, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
    v128.store(
      target + plane + i,
      i8x16.shuffle(lowAB, lowCD, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
    );
    v128.store(
      target + plane * 2 + i,
      i8x16.shuffle(highAB, highCD, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
    );
    v128.store(
      target + plane * 3 + i,
      i8x16.shuffle(highAB, highCD, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
    );
  }
  return i;
}

function splitThreeShorts(row: usize, pixels: u32, target: usize, plane: u32): u32 {
  let i: u32 = 0;
  for (; i + 8 <= pixels; i += 8) {
    const a = v128.load(row + i * 6);
    const b = v128.load(row + i * 6, 16);
    const c = v128.load(row + i * 6, 32);
    const r = i8x16.shuffle(a, b, 0, 1, 6, 7, 12, 13, 18, 19, 24, 25, 30, 31, 0, 0, 0, 0);
    const g = i8x16.shuffle(a, b, 2, 3, 8, 9, 14, 15, 20, 21, 26, 27, 0, 0, 0, 0, 0, 0);
    const u = i8x16.shuffle(a, b, 4, 5, 10, 11, 16, 17, 22, 23, 28, 29, 0, 0, 0, 0, 0, 0);
    const to = target + (i << 1);
    v128.store(to, i8x16.shuffle(r, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 21, 26, 27));
    v128.store(to + plane, i8x16.shuffle(g, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 22, 23, 28, 29));
    v128.store(to + plane * 2, i8x16.shuffle(u, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19, 24, 25, 30, 31));
  }
  return i;
}
