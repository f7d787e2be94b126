/**
 * The forward cosine transform of 8 × 8 samples in single precision with five multiplications a row (Arai, Agui and
 * Nakajima 1988, Trans. IEICE E71; T.81 gives the transform itself in §A.3.3). What it leaves to scale is in the factors.
 */

const turned: usize = memory.data(256, 16);

/**
 * Transforms `block` (which is changed), multiplies by `factors` and rounds; 64 levels of 16 bits come column by column. A bit for
 * each that is not 0.
 */
export function transformBlock(block: usize, factors: usize, levels: usize): u64 {
  transform(block);
  transform(block + 16);
  transpose(block, turned);
  transform(turned);
  transform(turned + 16);
  let some: u64 = 0;
  for (let column: usize = 0; column < 8; column++) {
    const at = column << 5;
    const eight = i16x8.narrow_i32x4_s(
      quantize(turned + at, factors + at),
      quantize(turned + at + 16, factors + at + 16),
    );
    v128.store(levels + (at >> 1), eight);
    some |= (<u64>i16x8.bitmask(i16x8.ne(eight, i16x8.splat(0)))) << (column << 3);
  }
  return some;
}

function quantize(at: usize, factors: usize): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at), v128.load(factors))));
}

/** Four columns at once; rows lie 32 bytes apart. */
function transform(at: usize): void {
  const r0 = v128.load(at);
  const r1 = v128.load(at, 32);
  const r2 = v128.load(at, 64);
  const r3 = v128.load(at, 96);
  const r4 = v128.load(at, 128);
  const r5 = v128.load(at, 160);
  const r6 = v128.load(at, 192);
  const r7 = v128.load(at, 224);
  const sum0 = f32x4.add(r0, r7);
  const sum1 = f32x4.add(r1, r6);
  const sum2 = f32x4.add(r2, r5);
  const sum3 = f32x4.add(r3, r4);
  const even0 = f32x4.add(sum0, sum3);
  const even1 = f32x4.add(sum1, sum2);
  const even3 = f32x4.sub(sum0, sum3);
  const even2 = f32x4.mul(f32x4.add(f32x4.sub(sum1, sum2), even3), f32x4.splat(0.70710678));
  v128.store(at, f32x4.add(even0, even1));
  v128.store(at, f32x4.sub(even0, even1), 128);
  v128.store(at, f32x4.add(even3, even2), 64);
  v128.store(at, f32x4.sub(even3, even2), 192);

  const difference0 = f32x4.sub(r0, r7);
  const difference1 = f32x4.sub(r1, r6);
  const difference2 = f32x4.sub(r2, r5);
  const odd0 = f32x4.add(f32x4.sub(r3, r4), difference2);
  const odd1 = f32x4.mul(f32x4.add(difference2, difference1), f32x4.splat(0.70710678));
  const odd2 = f32x4.add(difference1, difference0);
  const both = f32x4.mul(f32x4.sub(odd0, odd2), f32x4.splat(0.38268343));
  const turned0 = f32x4.add(f32x4.mul(odd0, f32x4.splat(0.5411961)), both);
  const turned2 = f32x4.add(f32x4.mul(odd2, f32x4.splat(1.306563)), both);
  const upper = f32x4.add(difference0, odd1);
  const lower = f32x4.sub(difference0, odd1);
  v128.store(at, f32x4.add(lower, turned0), 160);
  v128.store(at, f32x4.sub(lower, turned0), 96);
  v128.store(at, f32x4.add(upper, turned2), 32);
  v128.store(at, f32x4.sub(upper, turned2), 224);
}

/** Rows to columns, by quarters. */
function transpose(from: usize, to: usize): void {
  transposeQuarter(from, to);
  transposeQuarter(from + 16, to + 128);
  transposeQuarter(from + 128, to + 16);
  transposeQuarter(from + 144, to + 144);
}

function transposeQuarter(from: usize, to: usize): void {
  const a = v128.load(from);
  const b = v128.load(from, 32);
  const c = v128.load(from, 64);
  const d = v128.load(from, 96);
  const left0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const left1 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const right0 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const right1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(left0, left1, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(left0, left1, 2, 3, 6, 7), 32);
  v128.store(to, v128.shuffle<f32>(right0, right1, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(right0, right1, 2, 3, 6, 7), 96);
}
