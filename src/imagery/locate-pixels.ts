import type { PixelGrid } from '#core';
import type { GeotiffHeader } from './geotiff-header.ts';

/**
 * The pixel grid of a GeoTIFF, or why it has none. GeoTIFF 1.1 §7.5: a transformation matrix, or one tie point
 * with a pixel scale. PixelIsPoint names pixel centres, so the grid starts half a pixel earlier.
 */
export function locatePixels(header: GeotiffHeader): PixelGrid | { readonly unlocated: string } {
  const raster = transformOf(header);
  if (typeof raster === 'string') return { unlocated: raster };
  const shift = header.rasterType === 2 ? 0.5 : 0;
  const [x, a, b, y, d, e] = raster;
  const transform = [x - shift * (a + b), a, b, y - shift * (d + e), d, e] as const;
  if (!transform.every(Number.isFinite)) return { unlocated: 'its geotransform holds a number that is not finite' };
  if (a * e - b * d === 0) return { unlocated: 'its geotransform maps the image onto a line' };
  return { crs: crsOf(header), transform, width: header.width, height: header.height };
}

type Transform = PixelGrid['transform'];

function transformOf(header: GeotiffHeader): Transform | string {
  const matrix = header.modelTransformation;
  if (matrix) {
    const [a, b, , x, d, e, , y] = matrix;
    if (a === undefined || b === undefined || x === undefined) return tooShort('ModelTransformation', matrix, 16);
    if (d === undefined || e === undefined || y === undefined) return tooShort('ModelTransformation', matrix, 16);
    return [x, a, b, y, d, e];
  }
  const tie = header.modelTiePoint;
  const scale = header.modelPixelScale;
  if (!scale)
    return tie ? `it gives ${Math.floor(tie.length / 6)} control points and no grid` : 'it carries no position';
  const [scaleX, scaleY] = scale;
  if (scaleX === undefined || scaleY === undefined) return tooShort('ModelPixelScale', scale, 3);
  if (!tie) return 'it gives a pixel scale but no tie point';
  const [i, j, , x, y] = tie;
  if (i === undefined || j === undefined || x === undefined || y === undefined)
    return tooShort('ModelTiepoint', tie, 6);
  return [x - i * scaleX, scaleX, 0, y + j * scaleY, 0, -scaleY];
}

function tooShort(tag: string, values: readonly number[], expected: number): string {
  return `${tag}: expected ${expected} numbers, got ${values.length}`;
}

/** 32767 means "user defined", 0 "undefined": neither names a CRS. */
function crsOf(header: GeotiffHeader): string | null {
  const code = header.projectedCrs ?? header.geodeticCrs;
  return code === null || code <= 0 || code >= 32767 ? null : `EPSG:${code}`;
}
