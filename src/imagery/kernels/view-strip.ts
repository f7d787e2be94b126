import type { TrackStrip } from './sample-strip.ts';

/** Rows of a strip whose middles lie within this many metres of the track's centreline show the body of a wagon. */
const bodyMetres = 1;
const rowMetres = 0.25;

/** Mean L*, a*, b* over the body's rows, cell by cell: 3 × cells; NaN where nothing of it was seen. */
export function averageBody({ cells, rows, lightness, a, b }: TrackStrip): Float32Array {
  const means = new Float32Array(3 * cells);
  for (const [plane, values] of [lightness, a, b].entries())
    for (let cell = 0; cell < cells; cell++) {
      let sum = 0;
      let count = 0;
      for (let row = 0; row < rows; row++) {
        if (Math.abs(((rows - 1) / 2 - row) * rowMetres) > bodyMetres) continue;
        const value = values[row * cells + cell]!;
        if (Number.isNaN(value)) continue;
        sum += value;
        count++;
      }
      means[plane * cells + cell] = count > 0 ? sum / count : Number.NaN;
    }
  return means;
}

/**
 * The strip as shown on a screen: sRGB bytes, red green blue of each pixel, row by row. The inverse of
 * `toLabPlanes` (CIE 15:2004, IEC 61966-2-1); what was not seen is black.
 */
export function paintStrip({ cells, rows, lightness, a, b }: TrackStrip): Uint8Array {
  const bytes = new Uint8Array(rows * cells * 3);
  for (let index = 0; index < rows * cells; index++) {
    const level = lightness[index]!;
    if (Number.isNaN(level)) continue;
    const fy = (level + 16) / 116;
    const x = 0.95047 * uncube(fy + a[index]! / 500);
    const y = uncube(fy);
    const z = 1.08883 * uncube(fy - b[index]! / 200);
    bytes[index * 3] = toByte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z);
    bytes[index * 3 + 1] = toByte(-0.969266 * x + 1.8760108 * y + 0.041556 * z);
    bytes[index * 3 + 2] = toByte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
  }
  return bytes;
}

function uncube(value: number): number {
  return value > 6 / 29 ? value ** 3 : (108 / 841) * (value - 4 / 29);
}

function toByte(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}
