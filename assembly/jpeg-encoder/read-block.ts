/** 8 × 8 pixels of one byte as single precision around 0. */
export function readGrey(from: usize, stride: u32, block: usize): void {
  for (let row: u32 = 0; row < 8; row++, from += stride, block += 32) {
    const values = v128.load_ext<u8>(from);
    store(block, f32x4.sub(low(values), f32x4.splat(128)));
    store(block + 16, f32x4.sub(high(values), f32x4.splat(128)));
  }
}

/** 8 × 8 pixels of red, green and blue as three blocks: brightness around 0 and two colours, by JFIF's matrix. */
export function readColours(from: usize, stride: u32, block: usize): void {
  for (let row: u32 = 0; row < 8; row++, from += stride, block += 32) {
    // Bytes 0 to 15 and 8 to 23 of the 24.
    const one = v128.load(from);
    const two = v128.load(from + 8);
    const red = i16x8.extend_low_i8x16_u(
      v128.shuffle<u8>(one, two, 0, 3, 6, 9, 12, 15, 26, 29, 0, 0, 0, 0, 0, 0, 0, 0),
    );
    const green = i16x8.extend_low_i8x16_u(
      v128.shuffle<u8>(one, two, 1, 4, 7, 10, 13, 24, 27, 30, 0, 0, 0, 0, 0, 0, 0, 0),
    );
    const blue = i16x8.extend_low_i8x16_u(
      v128.shuffle<u8>(one, two, 2, 5, 8, 11, 14, 25, 28, 31, 0, 0, 0, 0, 0, 0, 0, 0),
    );
    convert(low(red), low(green), low(blue), block);
    convert(high(red), high(green), high(blue), block + 16);
  }
}

function convert(red: v128, green: v128, blue: v128, to: usize): void {
  store(to, f32x4.sub(mix(red, green, blue, 0.299, 0.587, 0.114), f32x4.splat(128)));
  store(to + 256, mix(red, green, blue, -0.168735892, -0.331264108, 0.5));
  store(to + 512, mix(red, green, blue, 0.5, -0.418687589, -0.081312411));
}

function mix(red: v128, green: v128, blue: v128, r: f32, g: f32, b: f32): v128 {
  const both = f32x4.add(f32x4.mul(red, f32x4.splat(r)), f32x4.mul(green, f32x4.splat(g)));
  return f32x4.add(both, f32x4.mul(blue, f32x4.splat(b)));
}

/** Four of eight short integers as single precision. */
function low(values: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(values));
}

function high(values: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(values));
}

function store(at: usize, value: v128): void {
  v128.store(at, value);
}
