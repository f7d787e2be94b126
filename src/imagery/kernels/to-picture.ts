import type { Picture, Raster, Samples } from '#core';

/** Grey of pixels that were not measured, where the picture has no transparency. */
const unseen = 38;
const screenGamma = 2.2;

/** Which stored values are black and white, and the gamma between; all bands alike, so that colours stay. */
export interface Stretch {
  readonly low: number;
  /** Above `low`. */
  readonly high: number;
  /** 1: straight. */
  readonly gamma: number;
}

/** How a raster is shown where nobody says otherwise: bytes as they are, other samples by `findRange`. */
export function findStretch({ bands, samples, valid }: Raster): Stretch {
  if (samples instanceof Uint8Array) return { low: 0, high: 255, gamma: 1 };
  const [low, high] = findRange(samples, valid, valid.length, countShown(bands.length));
  return { low, high, gamma: screenGamma };
}

/**
 * A raster as shown on a screen: its first three bands as red, green and blue, or the first alone as grey. What was not
 * measured is dark grey, or, with `isClear`, transparent; the alpha channel is there only where it is needed.
 */
export function toPicture(
  raster: Raster,
  { stretch = findStretch(raster), isClear = false }: { readonly stretch?: Stretch; readonly isClear?: boolean } = {},
): Picture {
  const { grid, bands, samples, valid } = raster;
  const { width, height } = grid;
  const size = width * height;
  const shown = countShown(bands.length);
  const channels = isClear && valid.some((one) => one < 128) ? 4 : 3;
  const data = new Uint8Array(size * channels);
  for (let band = 0; band < 3; band++) {
    const values = samples.subarray((shown === 3 ? band : 0) * size, (shown === 3 ? band + 1 : 1) * size);
    paintBand(values, stretch, data.subarray(band), channels);
  }
  for (let pixel = 0; pixel < size; pixel++) {
    if (valid[pixel]! >= 128) {
      if (channels === 4) data[pixel * 4 + 3] = 255;
    } else data.fill(channels === 4 ? 0 : unseen, pixel * channels, (pixel + 1) * channels);
  }
  return { width, height, channels, data };
}

function countShown(bands: number): 1 | 3 {
  return bands >= 3 ? 3 : 1;
}

/** A table takes as long as a tile; those who show many tiles alike keep one stretch. */
const tables = new WeakMap<Stretch, Uint8Array>();

/** Writes the brightness of stored values, each `step` bytes from the one before; of short integers by a table. */
function paintBand(values: Samples, stretch: Stretch, target: Uint8Array, step: number): void {
  const { low, high, gamma } = stretch;
  const compute = (value: number): number => {
    const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return Math.round(255 * (gamma === 1 ? part : part ** (1 / gamma))) || 0;
  };
  if (!(values instanceof Uint8Array || values instanceof Uint16Array)) {
    for (let pixel = 0; pixel < values.length; pixel++) target[pixel * step] = compute(values[pixel]!);
    return;
  }
  const table = tables.get(stretch) ?? Uint8Array.from({ length: 65_536 }, (_, value) => compute(value));
  tables.set(stretch, table);
  for (let pixel = 0; pixel < values.length; pixel++) target[pixel * step] = table[values[pixel]!]!;
}

/** The 0.5 and 99.5 percentiles of a sample of some 30,000 pixels; a value that is not finite is passed over. */
function findRange(samples: ArrayLike<number>, valid: Uint8Array, size: number, shown: number): [number, number] {
  const step = Math.max(1, Math.floor(size / 30_000));
  const values: number[] = [];
  for (let band = 0; band < shown; band++)
    for (let pixel = 0; pixel < size; pixel += step) {
      const value = samples[band * size + pixel]!;
      if (valid[pixel]! >= 128 && Number.isFinite(value)) values.push(value);
    }
  values.sort((one, other) => one - other);
  const low = values[Math.floor(values.length * 0.005)] ?? 0;
  const high = values[Math.ceil(values.length * 0.995) - 1] ?? 1;
  return high > low ? [low, high] : [low, low + 1];
}
