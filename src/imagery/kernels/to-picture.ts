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
 * A raster as shown on a screen: its first three bands as red, green and blue, or the first alone as grey: in three equal
 * colours, with `isBare` in one. What was not measured is dark grey, or, with `isClear`, transparent; the alpha channel is
 * there only where it is needed.
 */
export function toPicture(
  raster: Raster,
  {
    stretch = findStretch(raster),
    isClear = false,
    isBare = false,
  }: { readonly stretch?: Stretch; readonly isClear?: boolean; readonly isBare?: boolean } = {},
): Picture {
  const { grid, bands, samples, valid } = raster;
  const { width, height } = grid;
  const isSeen = isAllMeasured(valid);
  const shown = countShown(bands.length);
  const colours = isBare ? shown : 3;
  const channels = isClear && !isSeen ? (colours === 1 ? 2 : 4) : colours;
  const data = new Uint8Array(width * height * channels);
  paint(samples, { colours, channels, band: shown === 3 ? width * height : 0 }, stretch, data);
  if (!isSeen) coverUnseen(valid, data, channels);
  return { width, height, channels, data };
}

/** Four pixels at a time where they lie well. */
function isAllMeasured(valid: Uint8Array): boolean {
  const whole = valid.byteOffset % 4 === 0 ? valid.length >> 2 : 0;
  const fours = new Int32Array(valid.buffer, whole > 0 ? valid.byteOffset : 0, whole);
  for (let four = 0; four < whole; four++) if ((fours[four]! & 0x80808080) !== (0x80808080 | 0)) return false;
  for (let pixel = whole * 4; pixel < valid.length; pixel++) if (valid[pixel]! < 128) return false;
  return true;
}

function coverUnseen(valid: Uint8Array, data: Uint8Array, channels: Picture['channels']): void {
  const hasAlpha = channels === 2 || channels === 4;
  for (let pixel = 0; pixel < valid.length; pixel++) {
    if (valid[pixel]! >= 128) {
      if (hasAlpha) data[(pixel + 1) * channels - 1] = 255;
    } else data.fill(hasAlpha ? 0 : unseen, pixel * channels, (pixel + 1) * channels);
  }
}

function countShown(bands: number): 1 | 3 {
  return bands >= 3 ? 3 : 1;
}

/** A table takes as long as a tile; those who show many tiles alike keep one stretch. */
const tables = new WeakMap<Stretch, Uint8Array>();

/** How pixels of a picture are made: so many colours of so many channels, of samples that lie `band` apart (0: all the same). */
interface Palette {
  readonly colours: 1 | 3;
  readonly channels: Picture['channels'];
  readonly band: number;
}

/** Writes the brightness of stored values as colours; of short integers by a table. */
function paint(samples: Samples, palette: Palette, stretch: Stretch, data: Uint8Array): void {
  const { low, high, gamma } = stretch;
  const compute = (value: number): number => {
    const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return Math.round(255 * (gamma === 1 ? part : part ** (1 / gamma))) || 0;
  };
  if (samples instanceof Uint8Array || samples instanceof Uint16Array) {
    const table = tables.get(stretch) ?? Uint8Array.from({ length: 65_536 }, (_, value) => compute(value));
    tables.set(stretch, table);
    paintByTable(samples, palette, table, data);
    return;
  }
  const { band, channels, colours } = palette;
  for (let pixel = 0, to = 0; to < data.length; pixel++, to += channels)
    for (let colour = 0; colour < colours; colour++) data[to + colour] = compute(samples[pixel + colour * band]!);
}

/** All three colours of a pixel in one pass: a tile of 256² in a third of the time that three took (measured). */
function paintByTable(
  from: Uint8Array | Uint16Array,
  { band, channels, colours }: Palette,
  table: Uint8Array,
  data: Uint8Array,
): void {
  if (colours === 1) {
    for (let pixel = 0, to = 0; to < data.length; pixel++, to += channels) data[to] = table[from[pixel]!]!;
    return;
  }
  for (let pixel = 0, to = 0; to < data.length; pixel++, to += channels) {
    data[to] = table[from[pixel]!]!;
    data[to + 1] = table[from[pixel + band]!]!;
    data[to + 2] = table[from[pixel + 2 * band]!]!;
  }
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
