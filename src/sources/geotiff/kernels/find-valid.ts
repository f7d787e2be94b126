import type { Samples } from '#core';

/** 255 for pixels with a value in any band, 0 where every band has its nodata (NaN is a value; null: never). */
export function findMeasured(samples: Samples, nodata: readonly (number | null)[], valid: Uint8Array): void {
  const pixels = valid.length;
  const marks = nodata.filter((one) => one !== null);
  const isMarked = marks.length === nodata.length && marks.length > 0;
  valid.fill(isMarked ? 0 : 255);
  if (!isMarked) return;
  for (const [band, mark] of marks.entries()) {
    const start = band * pixels;
    const isNaNMark = Number.isNaN(mark);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const value = samples[start + pixel]!;
      if (value !== mark && !(isNaNMark && Number.isNaN(value))) valid[pixel] = 255;
    }
  }
}

/** Lowers `valid` to an opacity or mask of any type: `full` is opaque; anything above 0 stays above 0. */
export function applyOpacity(opacity: Samples, full: number, valid: Uint8Array): void {
  for (let pixel = 0; pixel < valid.length; pixel++) {
    const value = opacity[pixel]!;
    const share = value >= full ? 255 : value > 0 ? Math.max(1, Math.floor((value * 255) / full)) : 0;
    if (share < valid[pixel]!) valid[pixel] = share;
  }
}
