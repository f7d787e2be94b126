import {
  type PixelGrid,
  type Position,
  type Raster,
  type Zone,
  findProjection,
  pixelToPlane,
  planeToPixel,
} from '#core';
import type { CountZone, SimulatedYard } from '#imagery';

/** The tracks of a simulated yard as zones to count in. */
export function trackZones(yard: SimulatedYard): CountZone[] {
  const projection = findProjection(yard.crs)!;
  return yard.tracks.map(({ id, points }) => ({
    id,
    geometry: {
      type: 'LineString',
      coordinates: points.map((point): Position => {
        const { lon, lat } = projection.toGlobe(point);
        return [lon, lat];
      }),
    },
  }));
}

/** The same tracks as records of a site. */
export function trackZonesOf(siteId: string, yard: SimulatedYard): Zone[] {
  return trackZones(yard).map(({ geometry, id }) => ({
    id,
    siteId,
    name: id,
    function: 'track',
    approximate: false,
    note: null,
    geometry: geometry as Extract<typeof geometry, { type: 'LineString' }>,
  }));
}

/** The same picture in the pixels of another grid; bilinear, bytes. What lies outside is not valid. */
export function warpRaster(raster: Raster, grid: PixelGrid): Raster {
  const [own, other] = [findProjection(raster.grid.crs!)!, findProjection(grid.crs!)!];
  const [width, height] = [raster.grid.width, raster.grid.height];
  const size = grid.width * grid.height;
  const samples = new Uint8Array(size * raster.bands.length);
  const valid = new Uint8Array(size);
  for (let row = 0; row < grid.height; row++)
    for (let column = 0; column < grid.width; column++) {
      const plane = pixelToPlane(grid, { column: column + 0.5, row: row + 0.5 });
      const at = planeToPixel(raster.grid, own.toPlane(other.toGlobe(plane)));
      const [x, y] = [at.column - 0.5, at.row - 0.5];
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const index = row * grid.width + column;
      valid[index] = 255;
      for (let band = 0; band < raster.bands.length; band++) {
        const sample = (dx: number, dy: number): number =>
          raster.samples[(band * height + y0 + dy) * width + x0 + dx]! *
          Math.abs(1 - dx - (x - x0)) *
          Math.abs(1 - dy - (y - y0));
        samples[band * size + index] = Math.round(sample(0, 0) + sample(1, 0) + sample(0, 1) + sample(1, 1));
      }
    }
  return { grid, bands: raster.bands, samples, valid };
}

/** A grid of another CRS over the same ground, north up, with pixels of so many of its units. */
export function coverWith(raster: Raster, crs: string, columnUnits: number, rowUnits: number): PixelGrid {
  const [own, other] = [findProjection(raster.grid.crs!)!, findProjection(crs)!];
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([u = 0, v = 0]) => {
    const { width, height } = raster.grid;
    return other.toPlane(own.toGlobe(pixelToPlane(raster.grid, { column: u * width, row: v * height })));
  });
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [west, north] = [Math.min(...xs), Math.max(...ys)];
  return {
    crs,
    transform: [west, columnUnits, 0, north, 0, -rowUnits],
    width: Math.ceil((Math.max(...xs) - west) / columnUnits),
    height: Math.ceil((north - Math.min(...ys)) / rowUnits),
  };
}
