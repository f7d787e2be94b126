const weightsLow: v128 = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
const weightsHigh: v128 = i16x8(8, 7, 6, 5, 4, 3, 2, 1);

/** RFC 1950 section 9. 5,552 bytes fit into 32-bit sums before they must be reduced; 5,536 is a multiple of 16. */
export function adler32(from: usize, length: u32): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  let at = from;
  const end = from + length;
  while (at < end) {
    const stop = min(at + 5536, end);
    const wide = at + ((stop - at) & ~15);
    let sums = i32x4.splat(0);
    let before = i32x4.splat(0);
    let weighted = i32x4.splat(0);
    b += a * <u32>(wide - at);
    while (at < wide) {
      const bytes = v128.load(at);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
      weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), weightsLow));
      weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), weightsHigh));
      at += 16;
    }
    a += sumLanes(sums);
    b += sumLanes(before) * 16 + sumLanes(weighted);
    while (at < stop) {
      a += load<u8>(at);
      b += a;
      at++;
    }
    a %= 65521;
    b %= 65521;
  }
  return (b << 16) | a;
}

function sumLanes(lanes: v128): u32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  );
}
