import type { TrackStrip } from './sample-strip.ts';

/** Medians of L*, a*, b* over all strips of an image: what the rail net takes as its zero. */
export type ColourLevels = readonly [lightness: number, a: number, b: number];

const binsPerUnit = 8;
const lowest = -130;
const bins = 260 * binsPerUnit;

/** Medians to 1/8 unit; 0 where nothing was seen. */
export function measureLevels(strips: readonly TrackStrip[]): ColourLevels {
  return [
    medianOf(strips.map(({ lightness }) => lightness)),
    medianOf(strips.map(({ a }) => a)),
    medianOf(strips.map(({ b }) => b)),
  ];
}

function medianOf(planes: readonly Float32Array[]): number {
  const counts = new Uint32Array(bins);
  let total = 0;
  for (const plane of planes)
    for (let index = 0; index < plane.length; index += 3) {
      const value = plane[index]!;
      if (Number.isNaN(value)) continue;
      counts[Math.max(0, Math.min(bins - 1, Math.floor((value - lowest) * binsPerUnit)))]!++;
      total++;
    }
  if (total === 0) return 0;
  let below = 0;
  for (let bin = 0; bin < bins; bin++) {
    below += counts[bin]!;
    if (2 * below >= total) return lowest + (bin + 0.5) / binsPerUnit;
  }
  return 0;
}

/** L*, a*, b* of a strip minus the levels, by 20, 10 and 10 units: 3 × rows × cells, NaN where not seen. */
export function normaliseStrip(strip: TrackStrip, levels: ColourLevels): Float32Array {
  const size = strip.rows * strip.cells;
  const planes = new Float32Array(3 * size);
  for (const [plane, values] of [strip.lightness, strip.a, strip.b].entries()) {
    const level = levels[plane]!;
    const unit = plane === 0 ? 20 : 10;
    for (let index = 0; index < size; index++) planes[plane * size + index] = (values[index]! - level) / unit;
  }
  return planes;
}
