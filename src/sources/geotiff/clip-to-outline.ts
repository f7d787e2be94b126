import type { PixelRings } from './polygon-outline.ts';

/**
 * Sets `valid` (width × height) to 0 where the middle of a pixel lies outside of an outline, by the even-odd rule, so
 * that holes are outside. `left`, `top`: where the raster begins in the outline's pixels; `step`: how many of those
 * one raster pixel spans.
 */
export function clipToOutline(
  valid: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rings: PixelRings,
  at: { readonly left: number; readonly top: number; readonly step: number },
): void {
  const crossings = findCrossings(size.height, rings, at);
  for (const [row, columns] of crossings.entries()) {
    const sorted = columns.sort((one, other) => one - other);
    let done = 0;
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      const from = firstMiddle(sorted[index] ?? 0, size.width);
      const to = firstMiddle(sorted[index + 1] ?? 0, size.width);
      valid.fill(0, row * size.width + done, row * size.width + Math.max(done, from));
      done = Math.max(done, to);
    }
    valid.fill(0, row * size.width + done, (row + 1) * size.width);
  }
}

/** The first pixel whose middle lies at or beyond `column`. */
function firstMiddle(column: number, width: number): number {
  return Math.max(0, Math.min(width, Math.ceil(column - 0.5)));
}

/** For each row of the raster: the columns where the line through its pixels' middles crosses the outline. */
function findCrossings(
  height: number,
  rings: PixelRings,
  { left, top, step }: { readonly left: number; readonly top: number; readonly step: number },
): number[][] {
  const crossings = Array.from({ length: height }, (): number[] => []);
  for (const ring of rings) {
    for (const [index, from] of ring.entries()) {
      const to = ring[index + 1] ?? ring[0] ?? from;
      const [startY, endY] = [(from.row - top) / step, (to.row - top) / step];
      const [startX, endX] = [(from.column - left) / step, (to.column - left) / step];
      const first = Math.max(0, Math.ceil(Math.min(startY, endY) - 0.5));
      for (let row = first; row < height && row + 0.5 < Math.max(startY, endY); row++)
        crossings[row]?.push(startX + ((endX - startX) * (row + 0.5 - startY)) / (endY - startY));
    }
  }
  return crossings;
}
