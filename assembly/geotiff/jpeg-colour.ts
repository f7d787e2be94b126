/**
 * YCbCr to red, green, blue as libjpeg does it, to the bit: JFIF's matrix in fixed point of 16 bits; before it, chroma
 * half as wide (or half as wide and high) up to full size by triangle filters ("fancy upsampling": 3/4 of the nearer,
 * 1/4 of the further sample). Both in one go, sixteen pixels at a time: those of even and those of odd columns.
 *
 * All rows that are read have 16 bytes of room around them.
 */

/** Sixteen pixels that do not fit what is left of a row. */
const spare: usize = memory.data(48, 16);

/** One row of red, green, blue, each in its own plane, of chroma as wide as luma. */
export function convertRow(y: usize, cb: usize, cr: usize, count: u32, red: usize, plane: u32): void {
  const middle = i16x8.splat(128);
  for (let x: u32 = 0; x < count; x += 16) {
    const blues = v128.load(cb + x);
    const reds = v128.load(cr + x);
    putPixels(
      v128.load(y + x),
      i16x8.sub(evenOf(blues), middle),
      i16x8.sub(oddOf(blues), middle),
      i16x8.sub(evenOf(reds), middle),
      i16x8.sub(oddOf(reds), middle),
      red + x,
      plane,
      count - x,
    );
  }
}

/**
 * The same of chroma half as wide, from the row it lies in and the row next to it on the other side: `far` is how many
 * bytes further that is, 0 at the picture's edges and where chroma `isHigh` as luma. Chroma's ends stand once more beside
 * it: see `padRow`.
 */
export function convertHalved(
  y: usize,
  cb: usize,
  cr: usize,
  far: i32,
  isHigh: bool,
  count: u32,
  red: usize,
  plane: u32,
): void {
  // In sixteenths, libjpeg's half up or down, less chroma's middle of 128.
  const roundLeft = i16x8.splat(isHigh ? 4 - 2048 : 8 - 2048);
  const roundRight = i16x8.splat(isHigh ? 8 - 2048 : 7 - 2048);
  let blueBefore = sumOf(cb - 8, far);
  let blueHere = sumOf(cb, far);
  let redBefore = sumOf(cr - 8, far);
  let redHere = sumOf(cr, far);
  for (let x: u32 = 0; x < count; x += 16) {
    const next = (x >> 1) + 8;
    const blueAfter = sumOf(cb + next, far);
    const redAfter = sumOf(cr + next, far);
    putPixels(
      v128.load(y + x),
      blend(blueHere, lastAndFirst(blueBefore, blueHere), roundLeft),
      blend(blueHere, secondToNext(blueHere, blueAfter), roundRight),
      blend(redHere, lastAndFirst(redBefore, redHere), roundLeft),
      blend(redHere, secondToNext(redHere, redAfter), roundRight),
      red + x,
      plane,
      count - x,
    );
    blueBefore = blueHere;
    blueHere = blueAfter;
    redBefore = redHere;
    redHere = redAfter;
  }
}

/** Sets the first and the last of `count` samples once more before and behind them. */
export function padRow(row: usize, count: u32): void {
  store<u8>(row - 1, load<u8>(row));
  store<u8>(row + count, load<u8>(row + count - 1));
}

/** 3 × near + far of eight samples, 16 bits each. */
function sumOf(near: usize, far: i32): v128 {
  return i16x8.add(i16x8.mul(v128.load8x8_u(near), i16x8.splat(3)), v128.load8x8_u(near + far));
}

/** (3 × here + beside) / 16, and less the middle: chroma as the matrix wants it. */
function blend(here: v128, beside: v128, rounding: v128): v128 {
  return i16x8.shr_s(i16x8.add(i16x8.add(i16x8.mul(here, i16x8.splat(3)), beside), rounding), 4);
}

/** Each sample's neighbour on the left. */
function lastAndFirst(before: v128, here: v128): v128 {
  return i8x16.shuffle(before, here, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
}

/** Each sample's neighbour on the right. */
function secondToNext(here: v128, after: v128): v128 {
  return i8x16.shuffle(here, after, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
}

/** Sixteen pixels, or `left` of them where that is fewer; b and r are chroma less 128. */
function putPixels(
  luma: v128,
  evenB: v128,
  oddB: v128,
  evenR: v128,
  oddR: v128,
  red: usize,
  plane: u32,
  left: u32,
): void {
  const even = evenOf(luma);
  const odd = oddOf(luma);
  const evenPairs = i8x16.narrow_i16x8_u(i16x8.add(even, redOf(evenR)), i16x8.add(even, greenOf(evenB, evenR)));
  const oddPairs = i8x16.narrow_i16x8_u(i16x8.add(odd, redOf(oddR)), i16x8.add(odd, greenOf(oddB, oddR)));
  const evenBlue = i16x8.add(even, blueOf(evenB));
  const oddBlue = i16x8.add(odd, blueOf(oddB));
  const isWhole = left >= 16;
  const to = isWhole ? red : spare;
  const step = isWhole ? plane : 16;
  v128.store(to, lowBytes(evenPairs, oddPairs));
  v128.store(to + step, highBytes(evenPairs, oddPairs));
  v128.store(to + 2 * step, lowBytes(i8x16.narrow_i16x8_u(evenBlue, evenBlue), i8x16.narrow_i16x8_u(oddBlue, oddBlue)));
  if (isWhole) return;
  for (let i: u32 = 0; i < left; i++) {
    store<u8>(red + i, load<u8>(spare + i));
    store<u8>(red + plane + i, load<u8>(spare + i, 16));
    store<u8>(red + 2 * plane + i, load<u8>(spare + i, 32));
  }
}

/** 1.402 r: of 91881 / 65536 one whole is taken out; what is left, to 13173 / 32768, gives the same for every r. */
function redOf(r: v128): v128 {
  return i16x8.add(r, i16x8.relaxed_q15mulr_s(r, i16x8.splat(13173)));
}

/** 1.772 b: of 116130 / 65536 one whole is taken out. */
function blueOf(b: v128): v128 {
  return i16x8.add(b, i16x8.relaxed_q15mulr_s(b, i16x8.splat(25297)));
}

/** -0.344 b - 0.714 r: of 46802 / 65536 one whole is put before. */
function greenOf(b: v128, r: v128): v128 {
  const factors = i32x4.splat((-22554 & 0xffff) | (18734 << 16));
  const rounding = i32x4.splat(32768);
  const low = i8x16.shuffle(b, r, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const high = i8x16.shuffle(b, r, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  const product = i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(low, factors), rounding), 16),
    i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(high, factors), rounding), 16),
  );
  return i16x8.sub(product, r);
}

function evenOf(bytes: v128): v128 {
  return v128.and(bytes, i16x8.splat(255));
}

function oddOf(bytes: v128): v128 {
  return i16x8.shr_u(bytes, 8);
}

function lowBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function highBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
