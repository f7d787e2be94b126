import type { Raster } from '#core';
import { cutBrightness } from '../kernels/align-brightness.ts';
import {
  type ComplexSquare,
  type Peak,
  addCrossSpectrum,
  findPeak,
  measurePeakRatio,
  refineByParabola,
  refineBySpectrum,
} from '../kernels/correlation-peak.ts';
import { transformFourierSquare } from '../kernels/fft.ts';
import { type Brightness, fillOrientations } from '../kernels/orientation-tile.ts';
import { findOverlap } from './overlap.ts';

/** How a scene lies to the reference of its site. */
export interface Registration {
  /** `not-registered`: no shift was found that the image agrees on; `shift` is then null. */
  readonly status: 'registered' | 'not-registered';
  /** What to add to a place in the scene to find it in the reference. */
  readonly shift: Shift | null;
  readonly quality: RegistrationQuality;
  /** Why it is not registered; null where it is. */
  readonly reason: string | null;
}

export interface Shift {
  /** Pixels of the coarser of both images, to the right and down. */
  readonly columns: number;
  readonly rows: number;
  /** Units of the CRS, to the east and north. */
  readonly eastMetres: number;
  readonly northMetres: number;
}

export interface RegistrationQuality {
  /** Height of the correlation's peak over the next one: 1 is none, 1.5 and more is plain. */
  readonly peakRatio: number;
  readonly tiles: number;
  /** Tiles that find the same shift by themselves, within 1.5 pixels. */
  readonly tilesAgreeing: number;
  /** Median distance of those tiles' own shifts from the common one; null without any. */
  readonly residualMetres: number | null;
}

/**
 * A shift is believed where its peak stands out and some tiles agree, or where most tiles agree. Of 57 pairs of
 * different places, nine tiles each, never more than two tiles agreed, though a peak can stand out by chance (1.55); of
 * 45 pairs of dates of one place nearly all tiles agree at peaks from 1.29 (`npm run bench -- coregister`).
 */
function isBelieved({ peakRatio, tiles, tilesAgreeing }: Omit<RegistrationQuality, 'residualMetres'>): boolean {
  const share = tilesAgreeing / Math.max(1, tiles);
  return tilesAgreeing >= 4 && ((peakRatio >= 1.25 && share >= 0.3) || (peakRatio >= 1.1 && share >= 0.5));
}

const mostTiles = 48;

/**
 * The shift of a scene to a reference of one CRS (grids and pixel sizes may differ), to a fraction of a pixel. The
 * directions of edges are correlated tile by tile; the sum of the correlations gives the shift, the tiles' own peaks
 * how far it can be believed. Finds shifts up to a quarter of a tile (tiles have 256, 128 or 64 pixels, as fit). Throws
 * RangeError for grids that cannot be compared.
 */
export function coregister(reference: Raster, scene: Raster): Registration {
  const overlap = findOverlap(reference.grid, scene.grid);
  const least = overlap ? Math.min(overlap.reference.width, overlap.reference.height) : 0;
  const size = [256, 128, 64].find((one) => one * 2 <= least) ?? 64;
  if (!overlap || least < size)
    return failed({ peakRatio: 1, tiles: 0, tilesAgreeing: 0 }, 'the images hardly overlap');
  const images = [cutBrightness(reference, overlap.reference), cutBrightness(scene, overlap.scene)] as const;
  const found = correlate(images[0], images[1], size);
  const { shift, ...quality } = found;
  if (!isBelieved(quality)) {
    const reason = `${quality.tilesAgreeing} of ${quality.tiles} tiles agree, the peak is ${quality.peakRatio.toFixed(2)} times the next`;
    return failed(quality, quality.tiles === 0 ? 'no structure to compare' : reason);
  }
  const { pixelSize, offset } = overlap;
  const residualMetres = found.residual === null ? null : found.residual * pixelSize;
  const [east, north] = [offset.x + shift.columns * pixelSize, offset.y - shift.rows * pixelSize];
  return {
    status: 'registered',
    shift: { columns: east / pixelSize, rows: -north / pixelSize, eastMetres: east, northMetres: north },
    quality: {
      peakRatio: quality.peakRatio,
      tiles: quality.tiles,
      tilesAgreeing: quality.tilesAgreeing,
      residualMetres,
    },
    reason: null,
  };
}

interface Correlated {
  readonly shift: Peak;
  readonly peakRatio: number;
  readonly tiles: number;
  readonly tilesAgreeing: number;
  /** Pixels */
  readonly residual: number | null;
}

function correlate(reference: Brightness, scene: Brightness, size: number): Correlated {
  const reach = size / 4;
  const spectra: ComplexSquare[] = [];
  const sum = blank(size);
  for (const tile of spreadTiles(reference, size)) {
    const [one, other] = [blank(size), blank(size)];
    const edges = Math.min(
      fillOrientations(reference, { ...tile, size }, one.re, one.im),
      fillOrientations(scene, { ...tile, size }, other.re, other.im),
    );
    if (edges < 0.02) continue;
    transformFourierSquare(one.re, one.im, size);
    transformFourierSquare(other.re, other.im, size);
    addCrossSpectrum(one, other, one, sum);
    spectra.push(one);
  }
  if (spectra.length === 0)
    return { shift: { columns: 0, rows: 0, height: 0 }, peakRatio: 1, tiles: 0, tilesAgreeing: 0, residual: null };
  const surface = invert(sum);
  const peak = findPeak(surface, reach);
  const shift = refineBySpectrum(sum, peak);
  const distances: number[] = [];
  for (const spectrum of spectra) {
    transformFourierSquare(spectrum.re, spectrum.im, size, true);
    const own = refineByParabola(spectrum, findPeak(spectrum, reach));
    distances.push(Math.hypot(own.columns - shift.columns, own.rows - shift.rows));
  }
  const agreeing = distances.filter((distance) => distance <= 1.5).sort((one, other) => one - other);
  return {
    shift,
    peakRatio: measurePeakRatio(surface, peak, reach),
    tiles: spectra.length,
    tilesAgreeing: agreeing.length,
    residual: agreeing[Math.floor(agreeing.length / 2)] ?? null,
  };
}

/** Half overlapping tiles over the whole image, or evenly spread ones where that would be too many. */
function spreadTiles({ width, height }: Brightness, size: number): { column: number; row: number }[] {
  const all: { column: number; row: number }[] = [];
  for (let row = 0; row + size <= height; row += size / 2) {
    for (let column = 0; column + size <= width; column += size / 2) all.push({ column, row });
  }
  const step = Math.max(1, all.length / mostTiles);
  return Array.from({ length: Math.floor(all.length / step) }, (_, k) => all[Math.floor(k * step)]).filter(
    (tile) => tile !== undefined,
  );
}

function invert({ size, re, im }: ComplexSquare): ComplexSquare {
  const surface = { size, re: re.slice(), im: im.slice() };
  transformFourierSquare(surface.re, surface.im, size, true);
  return surface;
}

function blank(size: number): ComplexSquare {
  return { size, re: new Float64Array(size * size), im: new Float64Array(size * size) };
}

function failed(quality: Omit<RegistrationQuality, 'residualMetres'>, reason: string): Registration {
  const { peakRatio, tiles, tilesAgreeing } = quality;
  return {
    status: 'not-registered',
    shift: null,
    quality: { peakRatio, tiles, tilesAgreeing, residualMetres: null },
    reason,
  };
}
