/**
 * out[m][j] = f(bias[m] + Σ_k weights[m][k] · in[taps[k]][j]) for j < length: every layer of the rail net is made of
 * this. `outs` and `taps` are lists of byte addresses of rows of f32, `weights` m × k f32. f is max(0, ·) for mode 1,
 * out + max(0, ·) for mode 2, nothing for mode 0. Rows may be read and written up to 7 floats beyond `length`.
 */
export function weightedSums(
  outs: usize,
  outCount: i32,
  length: i32,
  taps: usize,
  tapCount: i32,
  weights: usize,
  bias: usize,
  mode: i32,
): void {
  let m = 0;
  for (; m + 4 <= outCount; m += 4) {
    four(
      outs + ((<usize>m) << 2),
      length,
      taps,
      tapCount,
      weights + ((<usize>(m * tapCount)) << 2),
      bias + ((<usize>m) << 2),
      mode,
    );
  }
  for (; m < outCount; m++) {
    one(
      load<u32>(outs + ((<usize>m) << 2)),
      length,
      taps,
      tapCount,
      weights + ((<usize>(m * tapCount)) << 2),
      bias + ((<usize>m) << 2),
      mode,
    );
  }
}

/** Four rows at once, eight floats at a time: eight sums stay in registers. */
function four(outs: usize, length: i32, taps: usize, tapCount: i32, weights: usize, bias: usize, mode: i32): void {
  const row = (<usize>tapCount) << 2;
  const out0 = <usize>load<u32>(outs);
  const out1 = <usize>load<u32>(outs, 4);
  const out2 = <usize>load<u32>(outs, 8);
  const out3 = <usize>load<u32>(outs, 12);
  const w1 = weights + row;
  const w2 = w1 + row;
  const w3 = w2 + row;
  const bytes = (<usize>length) << 2;
  for (let at: usize = 0; at < bytes; at += 32) {
    let a0 = v128.load32_splat(bias);
    let b0 = a0;
    let a1 = v128.load32_splat(bias, 4);
    let b1 = a1;
    let a2 = v128.load32_splat(bias, 8);
    let b2 = a2;
    let a3 = v128.load32_splat(bias, 12);
    let b3 = a3;
    for (let k: usize = 0; k < row; k += 4) {
      const from = <usize>load<u32>(taps + k) + at;
      const a = v128.load(from);
      const b = v128.load(from, 16);
      let w = v128.load32_splat(weights + k);
      a0 = f32x4.add(a0, f32x4.mul(w, a));
      b0 = f32x4.add(b0, f32x4.mul(w, b));
      w = v128.load32_splat(w1 + k);
      a1 = f32x4.add(a1, f32x4.mul(w, a));
      b1 = f32x4.add(b1, f32x4.mul(w, b));
      w = v128.load32_splat(w2 + k);
      a2 = f32x4.add(a2, f32x4.mul(w, a));
      b2 = f32x4.add(b2, f32x4.mul(w, b));
      w = v128.load32_splat(w3 + k);
      a3 = f32x4.add(a3, f32x4.mul(w, a));
      b3 = f32x4.add(b3, f32x4.mul(w, b));
    }
    finish(out0 + at, a0, b0, mode);
    finish(out1 + at, a1, b1, mode);
    finish(out2 + at, a2, b2, mode);
    finish(out3 + at, a3, b3, mode);
  }
}

function one(out: usize, length: i32, taps: usize, tapCount: i32, weights: usize, bias: usize, mode: i32): void {
  const row = (<usize>tapCount) << 2;
  const bytes = (<usize>length) << 2;
  for (let at: usize = 0; at < bytes; at += 32) {
    let a0 = v128.load32_splat(bias);
    let b0 = a0;
    for (let k: usize = 0; k < row; k += 4) {
      const from = <usize>load<u32>(taps + k) + at;
      const w = v128.load32_splat(weights + k);
      a0 = f32x4.add(a0, f32x4.mul(w, v128.load(from)));
      b0 = f32x4.add(b0, f32x4.mul(w, v128.load(from, 16)));
    }
    finish(out + at, a0, b0, mode);
  }
}

function finish(out: usize, a: v128, b: v128, mode: i32): void {
  if (mode !== 0) {
    const zero = f32x4.splat(0);
    a = f32x4.max(a, zero);
    b = f32x4.max(b, zero);
    if (mode === 2) {
      a = f32x4.add(a, v128.load(out));
      b = f32x4.add(b, v128.load(out, 16));
    }
  }
  v128.store(out, a);
  v128.store(out, b, 16);
}
