import type { Raster, Samples } from '#core';

/** An image as CIE L*a*b* (D65, 2°), row by row; `valid` 1 where measured. */
export interface LabPlanes {
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly valid: Uint8Array;
}

/**
 * Red, green and blue (bands of these names, else the first three; else the first alone as grey) to CIE L*a*b*
 * (CIE 15:2004, sRGB primaries of IEC 61966-2-1). 8-bit samples are taken as sRGB; others are stretched between
 * their 0.5 and 99.5 percentiles over all three bands first.
 */
export function toLabPlanes(raster: Raster): LabPlanes {
  const { width, height } = raster.grid;
  const size = width * height;
  const planes: LabPlanes = {
    width,
    height,
    lightness: new Float32Array(size),
    a: new Float32Array(size),
    b: new Float32Array(size),
    valid: new Uint8Array(size),
  };
  const [red, green, blue] = chooseBands(raster, size);
  const toLinear = linearTable();
  const roots = cubeRootTable();
  const [low, high] = raster.samples instanceof Uint8Array ? [0, 255] : stretch([red, green, blue], raster.valid);
  const scale = 4095 / (high - low);
  for (let index = 0; index < size; index++) {
    if (raster.valid[index]! < 128) continue;
    planes.valid[index] = 1;
    const r = toLinear[level(red[index]!, low, scale)]!;
    const g = toLinear[level(green[index]!, low, scale)]!;
    const b = toLinear[level(blue[index]!, low, scale)]!;
    const x = lookUp(roots, (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const y = lookUp(roots, 0.2126729 * r + 0.7151522 * g + 0.072175 * b);
    const z = lookUp(roots, (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
    planes.lightness[index] = 116 * y - 16;
    planes.a[index] = 500 * (x - y);
    planes.b[index] = 200 * (y - z);
  }
  return planes;
}

function chooseBands({ bands, samples }: Raster, size: number): [Samples, Samples, Samples] {
  const plane = (band: number): Samples => samples.subarray(band * size, (band + 1) * size);
  const named = ['red', 'green', 'blue'].map((name) => bands.findIndex((band) => band.name === name));
  if (named.every((band) => band >= 0)) return [plane(named[0]!), plane(named[1]!), plane(named[2]!)];
  if (bands.length >= 3) return [plane(0), plane(1), plane(2)];
  return [plane(0), plane(0), plane(0)];
}

function level(value: number, low: number, scale: number): number {
  const at = (value - low) * scale;
  return at > 0 ? (at < 4095 ? Math.round(at) : 4095) : 0;
}

/** sRGB in 4,096 steps to linear light, 0..1. */
function linearTable(): Float32Array {
  return Float32Array.from({ length: 4096 }, (_, index) => {
    const value = index / 4095;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

const cubeSteps = 8192;

/** CIE's cube root with its straight part near 0, at steps of 1/8192 from 0 to a little over 1. */
function cubeRootTable(): Float32Array {
  return Float32Array.from({ length: cubeSteps * 1.01 }, (_, index) => {
    const value = index / cubeSteps;
    return value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116;
  });
}

/** Between two steps of the table: good to 1e-6. */
function lookUp(table: Float32Array, value: number): number {
  const at = value * cubeSteps;
  const step = at | 0;
  return table[step]! + (at - step) * (table[step + 1]! - table[step]!);
}

/** Percentiles over a sample of at most some 60,000 measured pixels of each band. */
function stretch(bands: readonly Samples[], valid: Uint8Array): [number, number] {
  const step = Math.max(1, Math.floor(valid.length / 20_000));
  const values: number[] = [];
  for (const band of bands)
    for (let index = 0; index < valid.length; index += step)
      if (valid[index]! >= 128 && Number.isFinite(band[index]!)) values.push(band[index]!);
  values.sort((one, other) => one - other);
  const low = values[Math.floor(values.length * 0.005)] ?? 0;
  const high = values[Math.ceil(values.length * 0.995) - 1] ?? 1;
  return high > low ? [low, high] : [low, low + 1];
}
