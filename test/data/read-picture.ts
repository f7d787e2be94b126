import sharp, { type KernelEnum } from 'sharp';
import type { Raster } from '#core';

/** The first band of a picture, read whole by libvips, as one metre per pixel: for tests of pixel work only. */
export async function readPicture(
  file: string,
  change: { readonly enlarge?: number; readonly kernel?: keyof KernelEnum; readonly jpeg?: number } = {},
): Promise<Raster> {
  const { enlarge = 1, kernel = 'cubic', jpeg } = change;
  // In a pipeline of its own: libvips would take a fourth band for alpha and multiply by it before it resizes.
  const { data: red, info: size } = await sharp(file).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  let image = sharp(red, { raw: { width: size.width, height: size.height, channels: 1 } });
  if (enlarge !== 1) {
    image = image.resize(Math.round(size.width * enlarge), Math.round(size.height * enlarge), { kernel, fit: 'fill' });
  }
  if (jpeg !== undefined) image = sharp(await image.jpeg({ quality: jpeg }).toBuffer());
  image = image.extractChannel(0);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const band = { name: 'red', nodata: null, scale: 1, offset: 0 };
  return {
    grid: { crs: null, transform: [0, 1, 0, 0, 0, -1], width: info.width, height: info.height },
    bands: [band],
    samples: new Uint8Array(data),
    valid: new Uint8Array(info.width * info.height).fill(255),
  };
}
