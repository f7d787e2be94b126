/**
 * sRGB to CIE L*a*b* under D65 (IEC 61966-2-1; CIE 15:2004). Values are scaled so that `white` is 1; one band is taken as
 * grey.
 */
export function toLab(
  bands: readonly ArrayLike<number>[],
  white: number,
): [lightness: Float32Array, a: Float32Array, b: Float32Array] {
  const [red, green = red, blue = red] = bands;
  if (!red || !green || !blue) throw new RangeError('expected at least one band');
  const size = red.length;
  const [lightness, a, b] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  for (let i = 0; i < size; i += 1) {
    const r = linear(red[i]! / white);
    const g = linear(green[i]! / white);
    const v = linear(blue[i]! / white);
    const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * v) / 0.95047);
    const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * v);
    const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * v) / 1.08883);
    lightness[i] = 116 * y - 16;
    a[i] = 500 * (x - y);
    b[i] = 200 * (y - z);
  }
  return [lightness, a, b];
}

function linear(value: number): number {
  const clipped = value < 0 ? 0 : value > 1 ? 1 : value;
  return clipped <= 0.04045 ? clipped / 12.92 : ((clipped + 0.055) / 1.055) ** 2.4;
}

function root(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116;
}
