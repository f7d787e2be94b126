import type { SeaScene } from '#imagery';
import type { Label, Port } from './read-port.ts';

/** How other dates differ from the real one. */
export interface OtherDates {
  /** Standard deviation of the shift along each axis. */
  readonly shiftPixels: number;
  /** How often another vessel lies where one is labelled, 0..1 */
  readonly occupied: number;
}

/** Standard deviations of one date: of its level, as a share, of haze and noise in digital numbers (10,000 is all light). */
const light = { level: 0.08, haze: 60, noise: 15 };
const bands = ['green', 'red', 'nir'] as const;

/** The port on another date: labelled vessels gone or in place of them others, brighter or darker; in another light, shifted. */
export function simulateDate(
  { scene }: Port,
  moored: readonly Label[],
  { occupied, shiftPixels }: OtherDates,
  random: () => number,
): SeaScene {
  const { width } = scene.grid;
  const normal = (): number => (random() + random() + random() + random() - 2) * Math.sqrt(3);
  const painted = Object.fromEntries(bands.map((band) => [band, scene[band].slice()])) as Record<
    (typeof bands)[number],
    Float32Array
  >;
  for (const label of moored) {
    // Another hull looks like this one at two thirds to one and a half times the brightness.
    const brightness = random() < occupied ? 1.5 ** (2 * random() - 1) : null;
    for (const band of bands) {
      const water = waterBeside(scene[band], label, width);
      for (const at of widen(label.pixels, width)) {
        const isHull = label.pixels.has(at);
        if (brightness !== null)
          painted[band][at] = isHull ? (scene[band][at] ?? 0) * brightness : (scene[band][at] ?? 0);
        else if (isHull || isAfloat(scene, at)) painted[band][at] = water + normal() * light.noise;
      }
    }
  }
  const shift = { column: normal() * shiftPixels, row: normal() * shiftPixels };
  const seen = bands.map((band) => {
    const [level, haze] = [1 + normal() * light.level, normal() * light.haze];
    const moved = shiftPlane(painted[band], scene.grid, shift);
    return [band, moved.map((value) => Math.max(1, value * level + haze + normal() * light.noise))] as const;
  });
  return { ...scene, ...(Object.fromEntries(seen) as Record<(typeof bands)[number], Float32Array>) };
}

/** Not rather land than water: mixed pixels beside a hull, not its quay. */
function isAfloat({ green, nir }: SeaScene, at: number): boolean {
  return (nir[at] ?? 0) < (green[at] ?? 0);
}

/** A dark level within three pixels: that of the water the hull lies in. */
function waterBeside(plane: Float32Array, { pixels }: Label, width: number): number {
  let around: ReadonlySet<number> = pixels;
  for (let times = 0; times < 3; times++) around = widen(around, width);
  const levels = [...around].filter((at) => !pixels.has(at)).map((at) => plane[at] ?? 0);
  levels.sort((a, b) => a - b);
  return levels[Math.floor(levels.length * 0.1)] ?? 0;
}

function widen(pixels: ReadonlySet<number>, width: number): Set<number> {
  const wide = new Set(pixels);
  for (const at of pixels)
    for (const row of [-1, 0, 1]) for (const column of [-1, 0, 1]) wide.add(at + row * width + column);
  return wide;
}

/** Bilinear; what lies outside repeats the edge. */
function shiftPlane(
  plane: Float32Array,
  { height, width }: { readonly width: number; readonly height: number },
  shift: { readonly column: number; readonly row: number },
): Float32Array {
  const [wholeColumn, wholeRow] = [Math.floor(shift.column), Math.floor(shift.row)];
  const [right, down] = [shift.column - wholeColumn, shift.row - wholeRow];
  const inside = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  const value = (column: number, row: number): number =>
    plane[inside(row, height) * width + inside(column, width)] ?? 0;
  return Float32Array.from(plane, (_, at) => {
    const [x, y] = [(at % width) + wholeColumn, Math.floor(at / width) + wholeRow];
    const upper = value(x, y) * (1 - right) + value(x + 1, y) * right;
    const lower = value(x, y + 1) * (1 - right) + value(x + 1, y + 1) * right;
    return upper * (1 - down) + lower * down;
  });
}
