import type { PixelGrid } from '#core';
import { type CloudField, computeOpacity, coverWithClouds, fitThreshold } from './kernels/clouds.ts';
import { createNoise } from './kernels/noise.ts';
import type { Random } from './random.ts';
import type { SunPosition } from './sun-position.ts';

/**
 * Lays clouds and their shadows over the planes until `fraction` of the image is covered; gives their opacity by pixel,
 * null without clouds. Their shadows fall 600–1800 m of height away from the sun.
 */
export function coverSky(
  planes: readonly Float32Array[],
  grid: PixelGrid,
  fraction: number,
  sun: SunPosition,
  random: Random,
): Float32Array | null {
  if (fraction <= 0) return null;
  const noise = createNoise(random.fork('noise'));
  const start = { x: random.between(0, 512), y: random.between(0, 512), size: random.between(250, 700) };
  const field: CloudField = { ...start, soft: 0.2, threshold: fitThreshold(grid, noise, start, fraction) };
  const clouds = computeOpacity(grid, noise, field, 0, 0);
  const distance = random.between(600, 1800) / Math.tan((sun.elevation * Math.PI) / 180);
  const azimuth = (sun.azimuth * Math.PI) / 180;
  const shadows = computeOpacity(grid, noise, field, Math.sin(azimuth) * distance, Math.cos(azimuth) * distance);
  const billows = { x: start.x + 50, y: start.y + 90, size: start.size / 3, soft: 1.6, threshold: 0 };
  const relief = computeOpacity(grid, noise, billows, 0, 0);
  for (const [band, plane] of planes.entries())
    coverWithClouds(plane, clouds, shadows, relief, [238, 240, 244][band] ?? 240);
  return clouds;
}
