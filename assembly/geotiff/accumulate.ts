/**
 * Predictor 2 (TIFF 6.0 section 14) undone in one row: every sample becomes the sum of itself and the samples of the
 * same band before it, modulo its size. Sixteen bytes at a time: sums within a vector by doubling shifts, then the
 * last pixel of the vector before is added to all.
 */
export function accumulateRow(row: usize, samples: u32, bands: u32, bytes: u32): void {
  if (bytes == 1) {
    if (bands == 1) accumulateOneByte(row, samples);
    else if (bands == 3) accumulateThreeBytes(row, samples);
    else if (bands == 4) accumulateFourBytes(row, samples);
    else sum8(row, bands, samples, bands);
  } else if (bytes == 2) {
    if (bands == 1) accumulateOneShort(row, samples);
    else if (bands == 3) accumulateThreeShorts(row, samples);
    else if (bands == 4) accumulateFourShorts(row, samples);
    else sum16(row, bands, samples, bands);
  } else if (bytes == 4) {
    if (bands == 1) accumulateOneWord(row, samples);
    else sum32(row, bands, samples, bands);
  } else sum64(row, bands, samples, bands);
}

export function sum8(row: usize, from: u32, to: u32, bands: u32): void {
  for (let i = from; i < to; i++) store<u8>(row + i, load<u8>(row + i) + load<u8>(row + i - bands));
}

function sum16(row: usize, from: u32, to: u32, bands: u32): void {
  const back = bands << 1;
  for (let i = from; i < to; i++) {
    const at = row + (i << 1);
    store<u16>(at, load<u16>(at) + load<u16>(at - back));
  }
}

function sum32(row: usize, from: u32, to: u32, bands: u32): void {
  const back = bands << 2;
  for (let i = from; i < to; i++) {
    const at = row + (i << 2);
    store<u32>(at, load<u32>(at) + load<u32>(at - back));
  }
}

function sum64(row: usize, from: u32, to: u32, bands: u32): void {
  const back = bands << 3;
  for (let i = from; i < to; i++) {
    const at = row + (i << 3);
    store<u64>(at, load<u64>(at) + load<u64>(at - back));
  }
}

function accumulateOneByte(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 16 <= samples; i += 16) {
    let x = v128.load(row + i);
    x = i8x16.add(x, i8x16.shuffle(zero, x, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
    x = i8x16.add(x, carry);
    v128.store(row + i, x);
    carry = i8x16.shuffle(x, x, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15);
  }
  sum8(row, max(i, 1), samples, 1);
}

function accumulateThreeBytes(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 16 <= samples; i += 16) {
    let x = v128.load(row + i);
    x = i8x16.add(x, i8x16.shuffle(zero, x, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
    x = i8x16.add(x, carry);
    v128.store(row + i, x);
    carry = i8x16.shuffle(x, x, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13, 14, 15, 13);
  }
  sum8(row, max(i, 3), samples, 3);
}

function accumulateFourBytes(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 16 <= samples; i += 16) {
    let x = v128.load(row + i);
    x = i8x16.add(x, i8x16.shuffle(zero, x, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
    x = i8x16.add(x, i8x16.shuffle(zero, x, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
    x = i8x16.add(x, carry);
    v128.store(row + i, x);
    carry = i8x16.shuffle(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
  }
  sum8(row, max(i, 4), samples, 4);
}

function accumulateOneShort(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 8 <= samples; i += 8) {
    const at = row + (i << 1);
    let x = v128.load(at);
    x = i16x8.add(x, i8x16.shuffle(zero, x, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29));
    x = i16x8.add(x, i8x16.shuffle(zero, x, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
    x = i16x8.add(x, i8x16.shuffle(zero, x, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
    x = i16x8.add(x, carry);
    v128.store(at, x);
    carry = i8x16.shuffle(x, x, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15);
  }
  sum16(row, max(i, 1), samples, 1);
}

function accumulateThreeShorts(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 8 <= samples; i += 8) {
    const at = row + (i << 1);
    let x = v128.load(at);
    x = i16x8.add(x, i8x16.shuffle(zero, x, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25));
    x = i16x8.add(x, i8x16.shuffle(zero, x, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
    x = i16x8.add(x, carry);
    v128.store(at, x);
    carry = i8x16.shuffle(x, x, 10, 11, 12, 13, 14, 15, 10, 11, 12, 13, 14, 15, 10, 11, 12, 13);
  }
  sum16(row, max(i, 3), samples, 3);
}

function accumulateFourShorts(row: usize, samples: u32): void {
  let carry = i8x16.splat(0);
  const zero = carry;
  let i: u32 = 0;
  for (; i + 8 <= samples; i += 8) {
    const at = row + (i << 1);
    let x = v128.load(at);
    x = i16x8.add(x, i8x16.shuffle(zero, x, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
    x = i16x8.add(x, carry);
    v128.store(at, x);
    carry = i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  }
  sum16(row, max(i, 4), samples, 4);
}

function accumulateOneWord(row: usize, samples: u32): void {
  const zero = i8x16.splat(0);
  let carry = zero;
  let i: u32 = 0;
  for (; i + 4 <= samples; i += 4) {
    const at = row + (i << 2);
    let x = v128.load(at);
    x = i32x4.add(x, i8x16.shuffle(zero, x, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
    x = i32x4.add(x, i8x16.shuffle(zero, x, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
    x = i32x4.add(x, carry);
    v128.store(at, x);
    carry = i8x16.shuffle(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
  }
  sum32(row, max(i, 1), samples, 1);
}
