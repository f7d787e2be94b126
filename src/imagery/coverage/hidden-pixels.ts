import type { Raster } from '#core';
import type { CloudMaskKind } from '../scenes/find-cloud-masks.ts';

/** What a cloud mask says of one pixel. */
export type MaskReading = 'clear' | 'hidden' | 'no-data';

/** A cloud mask with how its values are to be read. */
export interface CloudMask {
  readonly raster: Raster;
  readonly kind: CloudMaskKind;
}

/**
 * Reads one pixel of a cloud mask. Cloud, its shadow, cirrus and heavy haze hide the ground; snow, thin haze and
 * terrain shadow do not. Sources: Sentinel-2 L2A scene classes (ESA, Level-2A Algorithm Theoretical Basis Document,
 * table of the SCL), Landsat Collection 2 QA_PIXEL (USGS LSDS-1619, table 6-2), Fmask as DEA writes it (Geoscience
 * Australia, product notes of ga_ls8c_ard_3), UDM2 (Planet, bands 1 to 8), s2cloudless (threshold 0.4).
 */
export function readMaskPixel({ raster, kind }: CloudMask, pixel: number): MaskReading {
  if ((raster.valid[pixel] ?? 0) < 128) return 'no-data';
  const value = raster.samples[pixel] ?? 0;
  switch (kind) {
    case 'sentinel2-scl':
      return value === 0 || value === 1 ? 'no-data' : hiddenIf(value === 3 || (value >= 8 && value <= 10));
    case 'landsat-qa-pixel':
      return (value & 1) === 1 ? 'no-data' : hiddenIf((value & 0b1_1110) !== 0);
    case 'fmask':
      return value === 0 ? 'no-data' : hiddenIf(value === 2 || value === 3);
    case 'planet-udm2':
      return readUsableData(raster, pixel);
    case 'probability':
      return hiddenIf(value >= (isFraction(raster) ? 0.4 : 40));
    case 'plain':
      return hiddenIf(value !== 0);
  }
}

/** s2cloudless gives probabilities 0..1 in floating point; files of integers hold per cent. */
function isFraction({ samples }: Raster): boolean {
  return samples instanceof Float32Array || samples instanceof Float64Array;
}

/** Bands in Planet's order: clear, snow, shadow, light haze, heavy haze, cloud, confidence, unusable. */
function readUsableData({ grid, bands, samples }: Raster, pixel: number): MaskReading {
  const at = (band: number): number =>
    band <= bands.length ? (samples[(band - 1) * grid.width * grid.height + pixel] ?? 0) : 0;
  if ((at(8) & 1) === 1) return 'no-data';
  return hiddenIf(at(3) === 1 || at(5) === 1 || at(6) === 1);
}

function hiddenIf(isHidden: boolean): MaskReading {
  return isHidden ? 'hidden' : 'clear';
}
