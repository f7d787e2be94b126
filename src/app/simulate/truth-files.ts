import type { SceneTruth } from '#imagery';
import { zoneIdOf } from './site-records.ts';

/** The truth of one scene as it is kept in `truth/ID.json`; metres to the millimetre, the cloud mask left out. */
export interface KeptTruth extends Omit<SceneTruth, 'clouds'> {
  readonly simulated: true;
  readonly sceneId: string;
  readonly cloudFraction: number;
}

export function encodeTruth(sceneId: string, siteId: string, truth: SceneTruth): string {
  const { clouds, tracks, ...rest } = truth;
  const named = tracks.map((track) => ({ zoneId: zoneIdOf(siteId, track.trackId), ...track }));
  const kept = { simulated: true, sceneId, cloudFraction: clouds.fraction, ...rest, tracks: named };
  return `${JSON.stringify(kept, roundNumber)}\n`;
}

export function decodeTruth(text: string): KeptTruth {
  return JSON.parse(text) as KeptTruth;
}

/** Every wagon of every scene as a GeoJSON feature. */
export function encodeTruthGeojson(scenes: readonly KeptTruth[]): string {
  const features = scenes.flatMap(({ sceneId, date, wagons }) =>
    wagons.map(({ outline, ...wagon }) => ({
      type: 'Feature',
      properties: { sceneId, date, simulated: true, ...wagon },
      geometry: outline,
    })),
  );
  return `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}

/** True counts by date, for a spreadsheet and for `sightline monitor`. */
export function encodeTruthCsv(scenes: readonly KeptTruth[]): string {
  const rows = scenes.map(({ sceneId, date, total, tracks, cloudFraction }) => {
    const visible = tracks.reduce((sum, { visibleCount }) => sum + visibleCount, 0);
    return [date.slice(0, 10), total, visible, cloudFraction.toFixed(3), sceneId].join(',');
  });
  return `${['date,count,visible_count,cloud_fraction,scene', ...rows].join('\n')}\n`;
}

/** Degrees of outlines to 9 places, everything else to 4. */
function roundNumber(key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Number(value.toFixed(key === '0' || key === '1' ? 9 : 4));
}
