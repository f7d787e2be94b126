import { type CountZones, decodeCountZones } from '#app';
import { readJson } from './read-file.ts';

/** Zones to count in from a GeoJSON file. Throws SourceError for a file that cannot be read; bad features are refused. */
export async function readZones(path: string): Promise<CountZones> {
  return decodeCountZones(await readJson(path), path);
}
