import type { Raster } from '#core';

/**
 * The factor by which an image was enlarged with some kernel, told by a trace that blur does not leave: new pixels
 * between old ones are smoother than the old, so that the mean second difference of columns (and of rows) rises and
 * falls with a period of one old pixel (Gallagher 2005, "Detection of linear and cubic interpolation in JPEG compressed
 * images"; Mahdian & Saic 2008). Both directions must agree. Periods of whole fractions of eight pixels are JPEG's and
 * count only as the plain alternation of two. Undefined where no such trace is seen, which proves nothing: enlarging by
 * exactly two about pixel centres leaves none.
 */
export function findInterpolation(raster: Raster): number | undefined {
  const columns = findPeriods(profileOf(raster, false));
  const rows = findPeriods(profileOf(raster, true));
  for (const { frequency } of columns) {
    if (rows.some((other) => Math.abs(other.frequency - frequency) < 0.004)) return 1 / frequency;
  }
  return undefined;
}

/** Mean size of the second difference across each column (or row), over valid pixels of the first band. */
function profileOf({ grid, samples, valid }: Raster, alongRows: boolean): Float64Array {
  const [count, length] = alongRows ? [grid.height, grid.width] : [grid.width, grid.height];
  const [step, across] = alongRows ? [grid.width, 1] : [1, grid.width];
  const profile = new Float64Array(Math.max(0, Math.min(count - 2, mostLines)));
  for (let line = 0; line < profile.length; line++) {
    let [sum, seen] = [0, 0];
    for (let k = 0; k < length; k++) {
      const middle = (line + 1) * step + k * across;
      if (valid[middle] !== 255 || valid[middle - step] !== 255 || valid[middle + step] !== 255) continue;
      sum += Math.abs(2 * samples[middle]! - samples[middle - step]! - samples[middle + step]!);
      seen++;
    }
    profile[line] = seen > 0 ? sum / seen : NaN;
  }
  return profile;
}

/** Frequencies that stand far out of their neighbours, the strongest first. */
function findPeriods(profile: Float64Array): { frequency: number; strength: number }[] {
  const flat = detrend(profile);
  if (flat.length < 96) return [];
  const steps = 2 * flat.length;
  const amplitude = new Float64Array(steps + 1);
  for (let k = Math.floor(0.3 * steps); k <= steps; k++) amplitude[k] = amplitudeAt(flat, k / (2 * steps));
  const found: { frequency: number; strength: number }[] = [];
  for (let k = Math.floor(0.32 * steps); k <= steps; k++) {
    const frequency = k / (2 * steps);
    const isJpegs = Math.abs(frequency * 8 - Math.round(frequency * 8)) < 0.04 && frequency < 0.495;
    if (isJpegs || amplitude[k]! < amplitude[k - 1]! || (k < steps && amplitude[k]! < amplitude[k + 1]!)) continue;
    const strength = amplitude[k]! / medianAround(amplitude, k, Math.floor(0.3 * steps));
    if (strength > 10 && amplitude[k]! > 0.05) found.push({ frequency, strength });
  }
  return found.toSorted((one, other) => other.strength - one.strength);
}

/** Each value over the mean of the 16 about it, less one. */
function detrend(profile: Float64Array): Float64Array {
  const known = profile.filter((value) => value > 0);
  return known.map((value, at) => {
    const [from, to] = [Math.max(0, at - 8), Math.min(known.length, at + 9)];
    let sum = 0;
    for (let k = from; k < to; k++) sum += known[k]!;
    return (value * (to - from)) / sum - 1;
  });
}

function amplitudeAt(values: Float64Array, frequency: number): number {
  let [re, im] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    re += values[k]! * Math.cos(2 * Math.PI * frequency * k);
    im += values[k]! * Math.sin(2 * Math.PI * frequency * k);
  }
  return Math.hypot(re, im) / values.length;
}

function medianAround(values: Float64Array, at: number, first: number): number {
  const around = values.slice(Math.max(first, at - 60), at + 61).sort();
  return around[Math.floor(around.length / 2)]! + 1e-12;
}

/** Rows and columns whose mean is taken; more do not sharpen a period that is measured to 1 in 2000. */
const mostLines = 1024;
