import { readFileSync } from 'node:fs';
import { type PixelGrid, type PixelPosition, type Raster, computePixelSize, findProjection, planeToPixel } from '#core';
import type { TrackLine } from '#imagery';
import { createImages } from '#sources';

/** The labelled yard: its pixels at a resolution, its tracks, and where the labelled wagons stand on them. */
export interface LabelledYard {
  readonly raster: Raster;
  readonly gsdMetres: number;
  readonly tracks: readonly LabelledTrack[];
}

export interface LabelledTrack extends TrackLine {
  readonly lengthMetres: number;
  readonly wagons: readonly { readonly startMetres: number; readonly endMetres: number }[];
}

/** At `gsdMetres`, or as it is. */
export async function readYard(folder: string, wished: number | null): Promise<LabelledYard> {
  const images = createImages();
  const image = await images.open(`${folder}/yard-west.tif`);
  try {
    const raster = await image.read(wished === null ? {} : { gsdMetres: wished });
    const gsdMetres = computePixelSize(raster.grid);
    const lines = readFeatures(`${folder}/yard-west-tracks.geojson`).map(({ properties, geometry }) => ({
      id: String(properties['id']),
      line: (geometry.coordinates as [number, number][]).map((position) => toPixel(raster.grid, position)),
    }));
    const outlines = readFeatures(`${folder}/yard-west-railcars.geojson`).map(({ geometry }) =>
      ((geometry.coordinates as [number, number][][])[0] ?? []).slice(0, -1).map((one) => toPixel(raster.grid, one)),
    );
    return { raster, gsdMetres, tracks: standOnTracks(lines, outlines, gsdMetres) };
  } finally {
    await image.close();
  }
}

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly coordinates: unknown };
}

function readFeatures(path: string): readonly Feature[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { features: Feature[] }).features;
}

function toPixel(grid: PixelGrid, [lon, lat]: readonly [number, number]): PixelPosition {
  const projection = findProjection(grid.crs ?? '');
  if (!projection) throw new Error(`expected a known CRS, got ${grid.crs}`);
  return planeToPixel(grid, projection.toPlane({ lon, lat }));
}

/** Each outline goes to the nearest track within 2.2 m; its ends are the means of its nearer and further corners. */
function standOnTracks(
  lines: readonly TrackLine[],
  outlines: readonly (readonly PixelPosition[])[],
  metres: number,
): LabelledTrack[] {
  const tracks = lines.map((one) => ({
    ...one,
    lengthMetres: metres * placeOn(one.line, one.line.at(-1) ?? { column: 0, row: 0 }).along,
    wagons: [] as { startMetres: number; endMetres: number }[],
  }));
  for (const outline of outlines) {
    const middle = {
      column: outline.reduce((sum, { column }) => sum + column, 0) / outline.length,
      row: outline.reduce((sum, { row }) => sum + row, 0) / outline.length,
    };
    const nearest = tracks
      .map((track) => ({ track, away: metres * placeOn(track.line, middle).away }))
      .reduce((best, one) => (one.away < best.away ? one : best));
    if (nearest.away > 2.2) continue;
    const along = outline.map((corner) => metres * placeOn(nearest.track.line, corner).along).sort((a, b) => a - b);
    const half = along.length >> 1;
    nearest.track.wagons.push({ startMetres: mean(along.slice(0, half)), endMetres: mean(along.slice(half)) });
  }
  for (const { wagons } of tracks) wagons.sort((a, b) => a.startMetres - b.startMetres);
  return tracks;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Nearest point of a line, in pixels from the line and along it. */
function placeOn(line: readonly PixelPosition[], { column, row }: PixelPosition): { away: number; along: number } {
  let best = { away: Number.POSITIVE_INFINITY, along: 0 };
  let before = 0;
  for (const [index, from] of line.slice(0, -1).entries()) {
    const to = line[index + 1] ?? from;
    const [dx, dy] = [to.column - from.column, to.row - from.row];
    const length = Math.hypot(dx, dy);
    const share = Math.min(1, Math.max(0, ((column - from.column) * dx + (row - from.row) * dy) / length ** 2));
    const away = Math.hypot(column - from.column - share * dx, row - from.row - share * dy);
    if (away <= best.away) best = { away, along: before + share * length };
    before += length;
  }
  return best;
}
