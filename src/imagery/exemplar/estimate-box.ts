import type { PixelPosition, Raster } from '#core';
import type { OrientedBox } from '../geometry/oriented-box.ts';
import { moveBox } from './vary-box.ts';

/**
 * The box of a known size about a clicked place: the direction and a small shift for which the lightness changes most
 * along the whole outline. The weaker of the two long sides counts, so that a single rail or shadow edge does not win.
 */
export function estimateBox(
  raster: Raster,
  { column, row }: PixelPosition,
  size: { readonly length: number; readonly width: number },
): OrientedBox {
  const start: OrientedBox = { column, row, ...size, angle: 0 };
  const steps = Math.max(36, Math.ceil((Math.PI * size.length) / size.width));
  let [best, strength] = [start, -Infinity];
  for (let turn = 0; turn < steps; turn += 1)
    for (const across of [-0.25, -0.125, 0, 0.125, 0.25]) {
      const box = moveBox(start, { turn: (turn * Math.PI) / steps, across: across * size.width });
      const value = sideStrength(raster, box);
      if (value > strength) [best, strength] = [box, value];
    }
  return best;
}

/** Mean change of lightness across the weaker long side, one pixel or an eighth of the width to both sides of it. */
function sideStrength(raster: Raster, box: OrientedBox): number {
  const reach = Math.max(1, box.width / 8);
  const places = Math.max(8, Math.round(box.length / 2));
  const side = (across: number): number => {
    let sum = 0;
    for (let i = 0; i < places; i += 1) {
      const along = ((i + 0.5) / places - 0.5) * box.length * 0.9;
      sum +=
        lightnessAt(raster, moveBox(box, { along, across: across + reach })) -
        lightnessAt(raster, moveBox(box, { along, across: across - reach }));
    }
    return Math.abs(sum) / places;
  };
  return Math.min(side(box.width / 2), side(-box.width / 2));
}

function lightnessAt({ grid, bands, samples }: Raster, { column, row }: PixelPosition): number {
  const x = Math.min(Math.max(Math.floor(column), 0), grid.width - 1);
  const y = Math.min(Math.max(Math.floor(row), 0), grid.height - 1);
  let sum = 0;
  for (let band = 0; band < Math.min(3, bands.length); band += 1)
    sum += samples[(band * grid.height + y) * grid.width + x] ?? 0;
  return sum;
}
