/**
 * The accurate integer inverse DCT that libjpeg calls "islow" (Loeffler, Ligtenberg, Moschytz: Practical fast 1-D DCT
 * algorithms with 11 multiplications, ICASSP 1989; constants of 13 bits, 2 bits more between the passes), so that
 * pixels are the same to the bit as those of libjpeg and libjpeg-turbo, which GDAL uses.
 */
const f0298: i32 = 2446;
const f0390: i32 = 3196;
const f0541: i32 = 4433;
const f0765: i32 = 6270;
const f0899: i32 = 7373;
const f1175: i32 = 9633;
const f1501: i32 = 12299;
const f1847: i32 = 15137;
const f1961: i32 = 16069;
const f2053: i32 = 16819;
const f2562: i32 = 20995;
const f3072: i32 = 25172;

/**
 * 64 dequantized coefficients of 16 bits, row by row, to 8 rows of 8 bytes at `target`. Down the columns, turned over,
 * again down, and turned over again: the same lines twice, so that all eight rows stay in registers.
 */
export function inverseDct(block: usize, target: usize, stride: u32): void {
  let r0 = v128.load(block),
    r1 = v128.load(block, 16),
    r2 = v128.load(block, 32),
    r3 = v128.load(block, 48),
    r4 = v128.load(block, 64),
    r5 = v128.load(block, 80),
    r6 = v128.load(block, 96),
    r7 = v128.load(block, 112);
  // The second time 18 bits go: 11 here, and 7 of the 16 that are left in `putRows`. What does not fit those 16 is
  // beyond black or white either way. The engine shifts by what it does not know beforehand in four instructions.
  for (let half = 1 << 10; half <= 1 << 17; half <<= 7) {
    const rounding = i32x4.splat(half);
    const r73 = i16x8.add(r7, r3);
    const r51 = i16x8.add(r5, r1);
    // Of the left four columns, then of the right ones: the even and the odd part.
    let in04 = low(r0, r4),
      in26 = low(r2, r6),
      in71 = low(r7, r1),
      in53 = low(r5, r3),
      sums = low(r73, r51);
    let plain = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, 8192)), rounding);
    let turned = i32x4.dot_i16x8_s(in26, pair(f0541 + f0765, f0541));
    const e0 = i32x4.add(plain, turned),
      e3 = i32x4.sub(plain, turned);
    plain = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, -8192)), rounding);
    turned = i32x4.dot_i16x8_s(in26, pair(f0541, f0541 - f1847));
    const e1 = i32x4.add(plain, turned),
      e2 = i32x4.sub(plain, turned);
    let sum3 = i32x4.dot_i16x8_s(sums, pair(f1175 - f1961, f1175));
    let sum4 = i32x4.dot_i16x8_s(sums, pair(f1175, f1175 - f0390));
    const o0 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(f0298 - f0899, -f0899)), sum3);
    const o1 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(f2053 - f2562, -f2562)), sum4);
    const o2 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(-f2562, f3072 - f2562)), sum3);
    const o3 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(-f0899, f1501 - f0899)), sum4);

    in04 = high(r0, r4);
    in26 = high(r2, r6);
    in71 = high(r7, r1);
    in53 = high(r5, r3);
    sums = high(r73, r51);
    plain = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, 8192)), rounding);
    turned = i32x4.dot_i16x8_s(in26, pair(f0541 + f0765, f0541));
    const E0 = i32x4.add(plain, turned),
      E3 = i32x4.sub(plain, turned);
    plain = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, -8192)), rounding);
    turned = i32x4.dot_i16x8_s(in26, pair(f0541, f0541 - f1847));
    const E1 = i32x4.add(plain, turned),
      E2 = i32x4.sub(plain, turned);
    sum3 = i32x4.dot_i16x8_s(sums, pair(f1175 - f1961, f1175));
    sum4 = i32x4.dot_i16x8_s(sums, pair(f1175, f1175 - f0390));
    const O0 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(f0298 - f0899, -f0899)), sum3);
    const O1 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(f2053 - f2562, -f2562)), sum4);
    const O2 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(-f2562, f3072 - f2562)), sum3);
    const O3 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(-f0899, f1501 - f0899)), sum4);

    r0 = sumOf(e0, o3, E0, O3);
    r1 = sumOf(e1, o2, E1, O2);
    r2 = sumOf(e2, o1, E2, O1);
    r3 = sumOf(e3, o0, E3, O0);
    r4 = differenceOf(e3, o0, E3, O0);
    r5 = differenceOf(e2, o1, E2, O1);
    r6 = differenceOf(e1, o2, E1, O2);
    r7 = differenceOf(e0, o3, E0, O3);

    // Interleaving rows that lie four apart, three times, turns the block over.
    const a0 = low(r0, r4),
      a1 = high(r0, r4),
      a2 = low(r1, r5),
      a3 = high(r1, r5),
      a4 = low(r2, r6),
      a5 = high(r2, r6),
      a6 = low(r3, r7),
      a7 = high(r3, r7);
    const b0 = low(a0, a4),
      b1 = high(a0, a4),
      b2 = low(a1, a5),
      b3 = high(a1, a5),
      b4 = low(a2, a6),
      b5 = high(a2, a6),
      b6 = low(a3, a7),
      b7 = high(a3, a7);
    r0 = low(b0, b4);
    r1 = high(b0, b4);
    r2 = low(b1, b5);
    r3 = high(b1, b5);
    r4 = low(b2, b6);
    r5 = high(b2, b6);
    r6 = low(b3, b7);
    r7 = high(b3, b7);
  }
  putRows(r0, r1, target, stride);
  putRows(r2, r3, target + 2 * stride, stride);
  putRows(r4, r5, target + 4 * stride, stride);
  putRows(r6, r7, target + 6 * stride, stride);
}

/** A block of one level: what `inverseDct` makes of a DC coefficient alone. */
export function fillBlock(dc: i32, target: usize, stride: u32): void {
  const level = min(max(((dc + 4) >> 3) + 128, 0), 255);
  const bytes = <u64>level * 0x0101010101010101;
  for (let row: u32 = 0; row < 8; row++) store<u64>(target + row * stride, bytes);
}

/** The left and the right four columns of a row, without their lowest bits. */
function sumOf(even: v128, odd: v128, evenRight: v128, oddRight: v128): v128 {
  return i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.add(even, odd), 11), i32x4.shr_s(i32x4.add(evenRight, oddRight), 11));
}

function differenceOf(even: v128, odd: v128, evenRight: v128, oddRight: v128): v128 {
  return i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.sub(even, odd), 11), i32x4.shr_s(i32x4.sub(evenRight, oddRight), 11));
}

function putRows(upper: v128, lower: v128, target: usize, stride: u32): void {
  const middle = i16x8.splat(128);
  const bytes = i8x16.narrow_i16x8_u(
    i16x8.add(i16x8.shr_s(upper, 7), middle),
    i16x8.add(i16x8.shr_s(lower, 7), middle),
  );
  v128.store64_lane(target, bytes, 0);
  v128.store64_lane(target + stride, bytes, 1);
}

function pair(first: i32, second: i32): v128 {
  return i32x4.splat((first & 0xffff) | (second << 16));
}

function low(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
}

function high(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
}
