import type { Geometry, PixelGrid, PixelPosition, Position } from '#core';
import type { GroundPlacement } from '../geometry/ground-frame.ts';

/** 1 for pixels whose middle lies in an area (WGS 84), holes out; lines and points fill nothing. */
export function fillArea(
  areas: readonly Geometry[],
  { width, height }: PixelGrid,
  placement: GroundPlacement,
): Uint8Array {
  const filled = new Uint8Array(width * height);
  for (const area of areas) {
    const rings = ringsOf(area).map((ring) => ring.map(([lon, lat]) => placement.toPixel({ lon, lat })));
    for (let row = 0; row < height; row++) {
      const crossings = crossingsOf(rings, row + 0.5);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, Math.ceil((crossings[k] ?? 0) - 0.5));
        const to = Math.min(width, Math.ceil((crossings[k + 1] ?? 0) - 0.5));
        if (to > from) filled.fill(1, row * width + from, row * width + to);
      }
    }
  }
  return filled;
}

function ringsOf(area: Geometry): readonly (readonly Position[])[] {
  if (area.type === 'Polygon') return area.coordinates;
  return area.type === 'MultiPolygon' ? area.coordinates.flat() : [];
}

/** Columns at which a row of pixels enters and leaves the rings, in pairs. */
function crossingsOf(rings: readonly (readonly PixelPosition[])[], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [from, to] = [ring[k - 1], ring[k]];
      if (!from || !to || from.row > y === to.row > y) continue;
      crossings.push(from.column + ((y - from.row) / (to.row - from.row)) * (to.column - from.column));
    }
  return crossings.sort((one, other) => one - other);
}
