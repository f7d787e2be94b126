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

/** Rows of eight numbers of 16 bits, between and after the passes. */
const pass: usize = memory.data(8 * 16, 16);

/** 64 dequantized coefficients of 16 bits, row by row, to 8 rows of 8 bytes at `target`. */
export function inverseDct(block: usize, target: usize, stride: u32): void {
  transform(block, 11);
  transpose();
  transform(pass, 18);
  transpose();
  const middle = i16x8.splat(128);
  for (let row: u32 = 0; row < 8; row += 2) {
    const upper = i16x8.add_sat_s(v128.load(pass + (row << 4)), middle);
    const lower = i16x8.add_sat_s(v128.load(pass + (row << 4), 16), middle);
    const bytes = i8x16.narrow_i16x8_u(upper, lower);
    v128.store64_lane(target + row * stride, bytes, 0);
    v128.store64_lane(target + row * stride + stride, bytes, 1);
  }
}

/** A block of one level: what `inverseDct` makes of a DC coefficient alone. */
export function fillBlock(dc: i32, target: usize, stride: u32): void {
  const level = min(max(((dc + 4) >> 3) + 128, 0), 255);
  const bytes = <u64>level * 0x0101010101010101;
  for (let row: u32 = 0; row < 8; row++) store<u64>(target + row * stride, bytes);
}

/** One pass down all eight columns; the result, without its lowest `shift` bits, goes to `pass`. */
function transform(from: usize, shift: i32): void {
  const in0 = v128.load(from);
  const in1 = v128.load(from, 16);
  const in2 = v128.load(from, 32);
  const in3 = v128.load(from, 48);
  const in4 = v128.load(from, 64);
  const in5 = v128.load(from, 80);
  const in6 = v128.load(from, 96);
  const in7 = v128.load(from, 112);
  const in73 = i16x8.add(in7, in3);
  const in51 = i16x8.add(in5, in1);
  half(low(in0, in4), low(in2, in6), low(in7, in1), low(in5, in3), low(in73, in51), shift, pass);
  half(high(in0, in4), high(in2, in6), high(in7, in1), high(in5, in3), high(in73, in51), shift, pass + 8);
}

/** Four columns, their inputs in pairs. */
function half(in04: v128, in26: v128, in71: v128, in53: v128, sums: v128, shift: i32, target: usize): void {
  const rounding = i32x4.splat(1 << (shift - 1));
  const even0 = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, 8192)), rounding);
  const even1 = i32x4.add(i32x4.dot_i16x8_s(in04, pair(8192, -8192)), rounding);
  const even2 = i32x4.dot_i16x8_s(in26, pair(f0541, f0541 - f1847));
  const even3 = i32x4.dot_i16x8_s(in26, pair(f0541 + f0765, f0541));
  const sum3 = i32x4.dot_i16x8_s(sums, pair(f1175 - f1961, f1175));
  const sum4 = i32x4.dot_i16x8_s(sums, pair(f1175, f1175 - f0390));
  const odd0 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(f0298 - f0899, -f0899)), sum3);
  const odd1 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(f2053 - f2562, -f2562)), sum4);
  const odd2 = i32x4.add(i32x4.dot_i16x8_s(in53, pair(-f2562, f3072 - f2562)), sum3);
  const odd3 = i32x4.add(i32x4.dot_i16x8_s(in71, pair(-f0899, f1501 - f0899)), sum4);
  put(i32x4.add(even0, even3), odd3, shift, target, 0);
  put(i32x4.add(even1, even2), odd2, shift, target, 16);
  put(i32x4.sub(even1, even2), odd1, shift, target, 32);
  put(i32x4.sub(even0, even3), odd0, shift, target, 48);
}

/** The rows `from` (in bytes) and, from the other end, its mirror. */
function put(even: v128, odd: v128, shift: i32, target: usize, from: usize): void {
  const upper = i32x4.shr_s(i32x4.add(even, odd), shift);
  const lower = i32x4.shr_s(i32x4.sub(even, odd), shift);
  const both = i16x8.narrow_i32x4_s(upper, lower);
  v128.store64_lane(target + from, both, 0);
  v128.store64_lane(target + 112 - from, both, 1);
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

function transpose(): void {
  const r0 = v128.load(pass),
    r1 = v128.load(pass, 16),
    r2 = v128.load(pass, 32),
    r3 = v128.load(pass, 48);
  const r4 = v128.load(pass, 64),
    r5 = v128.load(pass, 80),
    r6 = v128.load(pass, 96),
    r7 = v128.load(pass, 112);
  // Interleaving rows that lie four apart, three times, turns the block over.
  const a0 = low(r0, r4),
    a1 = high(r0, r4),
    a2 = low(r1, r5),
    a3 = high(r1, r5);
  const a4 = low(r2, r6),
    a5 = high(r2, r6),
    a6 = low(r3, r7),
    a7 = high(r3, r7);
  const b0 = low(a0, a4),
    b1 = high(a0, a4),
    b2 = low(a1, a5),
    b3 = high(a1, a5);
  const b4 = low(a2, a6),
    b5 = high(a2, a6),
    b6 = low(a3, a7),
    b7 = high(a3, a7);
  v128.store(pass, low(b0, b4));
  v128.store(pass, high(b0, b4), 16);
  v128.store(pass, low(b1, b5), 32);
  v128.store(pass, high(b1, b5), 48);
  v128.store(pass, low(b2, b6), 64);
  v128.store(pass, high(b2, b6), 80);
  v128.store(pass, low(b3, b7), 96);
  v128.store(pass, high(b3, b7), 112);
}
