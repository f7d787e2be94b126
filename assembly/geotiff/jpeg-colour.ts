/**
 * Chroma up to full size and YCbCr to red, green, blue, both as libjpeg does them, to the bit: triangle filters
 * ("fancy upsampling": 3/4 of the nearer, 1/4 of the further sample), JFIF's matrix in fixed point of 16 bits.
 */

/** Twice as wide: `count` samples to twice as many. Both rows have 16 bytes of room behind them. */
export function widenRow(from: usize, count: u32, target: usize): void {
  if (count < 2) {
    store<u8>(target, load<u8>(from));
    store<u8>(target, load<u8>(from), 1);
    return;
  }
  // The ends have no further neighbour: filled in from the middle's formula by hand.
  const one = i16x8.splat(1);
  const two = i16x8.splat(2);
  for (let i: u32 = 1; i < count - 1; i += 8) {
    const near = i16x8.mul(load8(from + i), i16x8.splat(3));
    const left = i16x8.add(i16x8.add(near, load8(from + i - 1)), one);
    const right = i16x8.add(i16x8.add(near, load8(from + i + 1)), two);
    storeTwins(target + (i << 1), i16x8.shr_u(left, 2), i16x8.shr_u(right, 2));
  }
  const second: u32 = load<u8>(from, 1);
  const first: u32 = load<u8>(from);
  store<u8>(target, <u8>first);
  store<u8>(target, <u8>((first * 3 + second + 2) >> 2), 1);
  const last: u32 = load<u8>(from + count - 1);
  const before: u32 = load<u8>(from + count - 2);
  store<u8>(target + (count << 1) - 2, <u8>((last * 3 + before + 1) >> 2));
  store<u8>(target + (count << 1) - 1, <u8>last);
}

/** Twice as wide and between two rows: `near` is the row it belongs to. `sums` holds 2 × `count` + 32 bytes. */
export function widenBetween(near: usize, far: usize, count: u32, target: usize, sums: usize): void {
  for (let i: u32 = 0; i < count; i += 8) {
    v128.store(sums + (i << 1), i16x8.add(i16x8.mul(load8(near + i), i16x8.splat(3)), load8(far + i)));
  }
  const seven = i16x8.splat(7);
  const eight = i16x8.splat(8);
  for (let i: u32 = 1; i < count - 1; i += 8) {
    const at = sums + (i << 1);
    const here = i16x8.mul(v128.load(at), i16x8.splat(3));
    const left = i16x8.add(i16x8.add(here, v128.load(at - 2)), eight);
    const right = i16x8.add(i16x8.add(here, v128.load(at + 2)), seven);
    storeTwins(target + (i << 1), i16x8.shr_u(left, 4), i16x8.shr_u(right, 4));
  }
  const first: u32 = load<u16>(sums);
  const second: u32 = load<u16>(sums, 2);
  store<u8>(target, <u8>((first * 4 + 8) >> 4));
  store<u8>(target, <u8>((first * 3 + second + 7) >> 4), 1);
  const end = sums + (count << 1);
  const last: u32 = load<u16>(end - 2);
  const before: u32 = load<u16>(end - 4);
  store<u8>(target + (count << 1) - 2, <u8>((last * 3 + before + 8) >> 4));
  store<u8>(target + (count << 1) - 1, <u8>((last * 4 + 7) >> 4));
}

/** One row of red, green, blue, each in its own plane. */
export function convertRow(y: usize, cb: usize, cr: usize, count: u32, red: usize, plane: u32): void {
  const middle = i16x8.splat(128);
  const green = red + plane;
  const blue = green + plane;
  let i: u32 = 0;
  for (; i + 16 <= count; i += 16) {
    const luma = v128.load(y + i);
    const blues = v128.load(cb + i);
    const reds = v128.load(cr + i);
    const luma0 = i16x8.extend_low_i8x16_u(luma);
    const luma1 = i16x8.extend_high_i8x16_u(luma);
    const b0 = i16x8.sub(i16x8.extend_low_i8x16_u(blues), middle);
    const b1 = i16x8.sub(i16x8.extend_high_i8x16_u(blues), middle);
    const r0 = i16x8.sub(i16x8.extend_low_i8x16_u(reds), middle);
    const r1 = i16x8.sub(i16x8.extend_high_i8x16_u(reds), middle);
    v128.store(red + i, i8x16.narrow_i16x8_u(i16x8.add(luma0, redOf(r0)), i16x8.add(luma1, redOf(r1))));
    v128.store(green + i, i8x16.narrow_i16x8_u(i16x8.add(luma0, greenOf(b0, r0)), i16x8.add(luma1, greenOf(b1, r1))));
    v128.store(blue + i, i8x16.narrow_i16x8_u(i16x8.add(luma0, blueOf(b0)), i16x8.add(luma1, blueOf(b1))));
  }
  for (; i < count; i++) {
    const luma: i32 = load<u8>(y + i);
    const b: i32 = <i32>load<u8>(cb + i) - 128;
    const r: i32 = <i32>load<u8>(cr + i) - 128;
    store<u8>(red + i, clamp(luma + ((91881 * r + 32768) >> 16)));
    store<u8>(green + i, clamp(luma + ((-22554 * b - 46802 * r + 32768) >> 16)));
    store<u8>(blue + i, clamp(luma + ((116130 * b + 32768) >> 16)));
  }
}

/**
 * 1.402 r: of 91881 / 65536 one whole is taken out. What is left is rounded to 13173 / 32768, which gives the same for
 * every r.
 */
function redOf(r: v128): v128 {
  return i16x8.add(r, i16x8.q15mulr_sat_s(r, i16x8.splat(13173)));
}

/** 1.772 b: two wholes less 7471 / 32768. */
function blueOf(b: v128): v128 {
  return i16x8.add(i16x8.add(b, b), i16x8.q15mulr_sat_s(b, i16x8.splat(-7471)));
}

/** -0.344 b - 0.714 r: of 46802 / 65536 one whole is put before. */
function greenOf(b: v128, r: v128): v128 {
  return i16x8.sub(scale(b, r, -22554, 18734), r);
}

/** (a × first + b × second + 1/2) / 65536, rounded down. */
function scale(a: v128, b: v128, first: i32, second: i32): v128 {
  const factors = i32x4.splat((first & 0xffff) | (second << 16));
  const rounding = i32x4.splat(32768);
  const low = i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const high = i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(low, factors), rounding), 16),
    i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(high, factors), rounding), 16),
  );
}

function clamp(value: i32): u8 {
  return <u8>min(max(value, 0), 255);
}

function load8(from: usize): v128 {
  return v128.load8x8_u(from);
}

/** Eight left and eight right neighbours, alternating. */
function storeTwins(target: usize, left: v128, right: v128): void {
  v128.store(target, v128.or(left, i16x8.shl(right, 8)));
}
