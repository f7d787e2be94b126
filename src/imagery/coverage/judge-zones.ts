import {
  type MarkedZone,
  type Planar,
  type Projection,
  type Raster,
  type Zone,
  computePixelSize,
  findProjection,
  planeToPixel,
} from '#core';
import { type CloudMask, readMaskPixel } from './hidden-pixels.ts';
import { sampleZone } from './sample-zone.ts';

/** A zone counts as observed when more of it than this was seen; how much, `visibleShare` says. */
const leastVisible = 0.5;

/**
 * What could be seen of each zone in an image: `observed` with the share seen, `unusable` where cloud or its shadow
 * hides too much, `not-observed` where too much of it lies outside the image or holds no data. The image and the cloud
 * mask may have grids of their own. Throws RangeError for a CRS that cannot be placed on the globe.
 */
export function judgeZones(
  zones: readonly Zone[],
  image: Raster,
  { clouds = null, least = leastVisible }: { readonly clouds?: CloudMask | null; readonly least?: number } = {},
): MarkedZone[] {
  const projection = requireProjection(image);
  const [looksAtImage, looksAtClouds] = [
    makeLookup(image, projection),
    clouds && makeLookup(clouds.raster, projection),
  ];
  return zones.map((zone) => {
    const samples = sampleZone(zone.geometry, projection, computePixelSize(image.grid));
    let [outside, empty, hidden] = [0, 0, 0];
    for (const place of samples) {
      const pixel = looksAtImage(place);
      const reading = readClouds(clouds, looksAtClouds?.(place));
      if (pixel === null) outside++;
      else if ((image.valid[pixel] ?? 0) < 128 || reading === 'no-data') empty++;
      else if (reading === 'hidden') hidden++;
    }
    const share = { outside: outside / samples.length, empty: empty / samples.length, hidden: hidden / samples.length };
    return judgeZone(zone.id, share, least);
  });
}

/** The verdict on one zone from the shares of it that were not seen, each 0..1. */
export function judgeZone(
  zoneId: string,
  lost: { readonly outside: number; readonly empty: number; readonly hidden: number },
  least: number = leastVisible,
): MarkedZone {
  const missing = lost.outside + lost.empty;
  const visibleShare = Math.min(1, Math.max(0, 1 - missing - lost.hidden));
  if (visibleShare > least) return { zoneId, status: 'observed', visibleShare, reason: null };
  const reason = [
    [lost.hidden, 'under cloud or its shadow'],
    [lost.outside, 'outside the image'],
    [lost.empty, 'without data'],
  ]
    .filter((part): part is [number, string] => Number(part[0]) >= 0.005)
    .map(([part, what]) => `${Math.round(part * 100)} % ${what}`)
    .join(', ');
  return { zoneId, status: lost.hidden > missing ? 'unusable' : 'not-observed', visibleShare, reason };
}

/** Outside the mask nobody looked for cloud: what the image shows there is taken as it is. */
function readClouds(clouds: CloudMask | null, pixel: number | null | undefined): ReturnType<typeof readMaskPixel> {
  return clouds === null || pixel === null || pixel === undefined ? 'clear' : readMaskPixel(clouds, pixel);
}

/** From a place in the plane of `from` to the index of the pixel there; null outside. */
function makeLookup({ grid }: Raster, from: Projection): (place: Planar) => number | null {
  const own = grid.crs === from.crs ? null : requireProjection({ grid });
  return (place) => {
    const { column, row } = planeToPixel(grid, own ? own.toPlane(from.toGlobe(place)) : place);
    const [x, y] = [Math.floor(column), Math.floor(row)];
    return x >= 0 && y >= 0 && x < grid.width && y < grid.height ? y * grid.width + x : null;
  };
}

function requireProjection({ grid }: Pick<Raster, 'grid'>): Projection {
  const projection = grid.crs === null ? undefined : findProjection(grid.crs);
  if (!projection) throw new RangeError(`expected a CRS that can be placed on the globe, got ${grid.crs}`);
  return projection;
}
