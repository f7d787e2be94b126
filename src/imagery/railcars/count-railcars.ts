import type { Raster } from '#core';
import { CountError } from '../counting/count-error.ts';
import type { CountZone } from '../counting/count-zone.ts';
import type { ImageCount } from '../counting/image-count.ts';
import { layOutZones } from '../counting/lay-out-zones.ts';
import { planBlocks } from '../counting/plan-blocks.ts';
import type { CloudMask } from '../coverage/hidden-pixels.ts';
import { placeOnGround } from '../geometry/ground-frame.ts';
import { countability } from '../resolution/countability.ts';
import { roundGsd } from './round-gsd.ts';
import { countViews } from './count-views.ts';
import { blankViews, lookAtBlock } from './look-at-block.ts';

export interface CountRailcarsOptions {
  readonly objectClass?: string;
  /** Where it is known to be coarser than the pixels are large, metres. */
  readonly gsdMetres?: number;
  /** Degrees clockwise from north; null or absent: guessed from the pixels. */
  readonly sunAzimuth?: number | null;
  readonly clouds?: CloudMask | null;
  /** Of all intervals, 0..1; default 0.9. */
  readonly level?: number;
}

/**
 * Counts railcars along the tracks of one raster. Throws CountError where no zone is a line (`not-countable`) or the
 * raster cannot be placed on the globe (`no-place`).
 */
export function countRailcars(
  raster: Raster,
  zones: readonly CountZone[],
  options: CountRailcarsOptions = {},
): ImageCount {
  const layout = layOutZones(zones);
  const placement = placeOnGround(raster.grid);
  if (!placement)
    throw new CountError(
      'no-place',
      `the image cannot be placed on the globe: its CRS is ${raster.grid.crs ?? 'not named'}`,
    );
  const { width, height } = raster.grid;
  const frame = placement.frameAt({ column: width / 2, row: height / 2 });
  const gsdMetres = Math.max(frame.columnMetres, frame.rowMetres, options.gsdMetres ?? 0);
  const gate = countability(options.objectClass ?? 'railcar', roundGsd(gsdMetres));
  const views = blankViews(layout.tracks);
  const [whole] = planBlocks(layout.tracks, { placement, width, height, scale: 1, mostPixels: Infinity });
  const shift =
    gate.answer !== 'none' && whole
      ? lookAtBlock(raster, whole.pieces, layout.tracks, views, {
          gsdMetres,
          sunAzimuth: options.sunAzimuth ?? null,
          clouds: options.clouds ?? null,
          shift: null,
        })
      : null;
  return countViews(layout, views, { gsdMetres, countability: gate, level: options.level ?? 0.9, shift });
}
