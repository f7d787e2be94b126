import type { OpenImage, PixelRequest } from '#app';
import type { PixelGrid, Raster, RasterBand } from '#core';
import { describeGeotiff } from '#imagery';

/** A grid of `metres` a pixel in UTM zone 32 north, near Basel. */
export function utmGrid(width: number, height: number, metres: number): PixelGrid {
  return { crs: 'EPSG:32632', transform: [400_000, metres, 0, 5_260_000, 0, -metres], width, height };
}

/** Bytes in `bands` equal bands, all of them measured. */
export function greyRaster(grid: PixelGrid, bands: number, value: (column: number, row: number) => number): Raster {
  const size = grid.width * grid.height;
  const plane = Uint8Array.from({ length: size }, (_, i) => value(i % grid.width, Math.floor(i / grid.width)));
  const samples = new Uint8Array(size * bands);
  for (let band = 0; band < bands; band += 1) samples.set(plane, band * size);
  const band: RasterBand = { name: null, nodata: null, scale: 1, offset: 0 };
  return { grid, bands: Array.from({ length: bands }, () => band), samples, valid: new Uint8Array(size).fill(255) };
}

/** A raster of 8 or 16 bits that reads like a file, windows at full resolution only; `reads` lists what was asked for. */
export function openRaster(raster: Raster): OpenImage & { readonly reads: PixelRequest[] } {
  const { grid, bands } = raster;
  const reads: PixelRequest[] = [];
  const [x, a, , y] = grid.transform;
  const description = describeGeotiff({
    width: grid.width,
    height: grid.height,
    samplesPerPixel: bands.length,
    bitsPerSample: bands.map(() => 8),
    sampleFormat: null,
    modelTransformation: null,
    modelTiePoint: [0, 0, 0, x, y, 0],
    modelPixelScale: [a, a, 0],
    rasterType: 1,
    projectedCrs: grid.crs === null ? null : Number(grid.crs.slice(5)),
    geodeticCrs: null,
    linearUnit: 9001,
    nodata: null,
    tiled: true,
    furtherImages: [],
  });
  return {
    href: 'memory.tif',
    description,
    levels: [{ ...grid, tileWidth: grid.width, tileHeight: grid.height, picture: null }],
    bands,
    reads,
    read: async (request) => {
      reads.push(request);
      return cut(raster, request);
    },
    readStoredTile: () => Promise.reject(new RangeError('no stored pictures')),
    close: async () => {},
  };
}

function cut(raster: Raster, { window, bands }: PixelRequest): Raster {
  const { grid } = raster;
  const { column, row, width, height } = window ?? { column: 0, row: 0, width: grid.width, height: grid.height };
  const [x, a, b, y, d, e] = grid.transform;
  const chosen = bands ?? [...raster.bands.keys()];
  const pick = (source: ArrayLike<number>, plane: number, target: { [index: number]: number }, start: number): void => {
    for (let j = 0; j < height; j += 1)
      for (let i = 0; i < width; i += 1) {
        const [c, r] = [column + i, row + j];
        const inside = c >= 0 && r >= 0 && c < grid.width && r < grid.height;
        target[start + j * width + i] = inside ? source[plane + r * grid.width + c]! : 0;
      }
  };
  const length = width * height * chosen.length;
  const samples = raster.samples instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  for (const [index, band] of chosen.entries())
    pick(raster.samples, band * grid.width * grid.height, samples, index * width * height);
  const valid = new Uint8Array(width * height);
  pick(raster.valid, 0, valid, 0);
  const transform = [x + a * column + b * row, a, b, y + d * column + e * row, d, e] as const;
  return {
    grid: { crs: grid.crs, transform, width, height },
    bands: chosen.map((band) => raster.bands[band]!),
    samples,
    valid,
  };
}
