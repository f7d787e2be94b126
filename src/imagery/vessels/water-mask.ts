import { labelBlobs } from './kernels/label-blobs.ts';
import { otsuThreshold } from './otsu-threshold.ts';

/** Green and near infrared of one date, in any unit that is proportional to reflectance. */
export interface WaterDate {
  readonly green: Float32Array;
  readonly nir: Float32Array;
  /** One byte a pixel, 0 where nothing was measured (or under cloud). */
  readonly valid: Uint8Array;
}

export interface WaterOptions {
  readonly width: number;
  readonly height: number;
  /** Ground of one pixel, square metres. */
  readonly pixelArea: number;
}

/** Land smaller than this in the midst of water is taken for vessels, m²: the largest ship is 400 × 60 m. */
const largestVessel = 30_000;
/** Water smaller than this is a pond, m². */
const leastWater = 50_000;

/**
 * Water where the median NDWI over the dates (McFeeters 1996, doi:10.1080/01431169608948714) is above Otsu's threshold,
 * and above 0 as McFeeters has it; plants count as the driest ground, or the threshold would part plants from towns.
 * Patches of land no larger than a ship are filled unless they go on beyond the image, ponds are removed. Over several
 * dates vessels and clouds vanish from it; with one date, vessels at a quay stay land. 1 is water, 0 land or never
 * measured.
 */
export function findWater(dates: readonly WaterDate[], { width, height, pixelArea }: WaterOptions): Uint8Array {
  const index = medianNdwi(dates, width * height);
  const known = index.filter((value) => !Number.isNaN(value));
  const threshold = Math.max(0, otsuThreshold(known.map((value) => Math.max(value, greenest))));
  const water = Uint8Array.from(index, (value) => (value > threshold ? 1 : 0));
  const land = water.map((one) => 1 - one);
  for (const patch of labelBlobs(land, width, height))
    if (patch.length * pixelArea <= largestVessel && !touchesBorder(patch, width, height))
      for (const at of patch) water[at] = 1;
  for (const pond of labelBlobs(water, width, height))
    if (pond.length * pixelArea < leastWater) for (const at of pond) water[at] = 0;
  return water;
}

/** NDWI of plants and below: no matter how green, it is land. */
const greenest = -0.3;

/** NaN where no date measured anything. */
function medianNdwi(dates: readonly WaterDate[], size: number): Float32Array {
  return Float32Array.from({ length: size }, (_, at) => {
    const values = dates.flatMap(({ green, nir, valid }) => {
      const [g, n] = [green[at] ?? 0, nir[at] ?? 0];
      return (valid[at] ?? 0) >= 128 && g + n > 0 ? [(g - n) / (g + n)] : [];
    });
    values.sort((a, b) => a - b);
    const middle = values.length >> 1;
    return values.length % 2 === 1
      ? (values[middle] ?? NaN)
      : ((values[middle - 1] ?? NaN) + (values[middle] ?? NaN)) / 2;
  });
}

function touchesBorder(patch: Int32Array, width: number, height: number): boolean {
  return patch.some((at) => at < width || at >= width * (height - 1) || at % width === 0 || at % width === width - 1);
}
