import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeBoundingBox } from '#core';
import { decodeStacItems, encodeStacItem } from '../src/app/formats/stac-item.ts';
import { findData } from './data/data-folder.ts';

const odc = findData('imagery/stac-items/odc-stac');
const naip = findData('imagery/stac-items/pgstac-naip/items.ndjson');

describe('STAC items that others published', () => {
  it.skipIf(!odc)('all read, Landsat, Sentinel-2 and lidar; a collection is refused as one', () => {
    const files = readdirSync(odc!).filter((name) => name.endsWith('json'));
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const json = JSON.parse(readFileSync(join(odc!, name), 'utf8')) as unknown;
      for (const read of decodeStacItems(json, name)) {
        if (name.endsWith('.collection.json')) {
          expect(read).toMatchObject({ type: 'rejected', rejection: { column: 'type', value: 'Collection' } });
        } else {
          expect(read, name).toMatchObject({ type: 'record', kind: 'scene' });
        }
      }
    }
  });

  it.skipIf(!odc)('thirteen dates of one tile are thirteen scenes in 2020, 10 m, cloud as a fraction', () => {
    const name = 'site2-2020_jun_jul-35MNM.geojson';
    const read = decodeStacItems(JSON.parse(readFileSync(join(odc!, name), 'utf8')), name);
    const scenes = read.flatMap((one) => (one.type === 'record' && one.kind === 'scene' ? [one.record] : []));
    expect(new Set(scenes.map(({ id }) => id)).size).toBe(13);
    for (const scene of scenes) {
      expect(scene.start).toMatch(/^2020-0[67]-\d\dT08:06:/);
      expect(scene.gsdMetres).toBe(10);
      expect(scene.cloudFraction).toBeLessThanOrEqual(1);
    }
    expect(Math.max(...scenes.map(({ cloudFraction }) => cloudFraction ?? 0))).toBeCloseTo(0.2922, 4);
  });

  it.skipIf(!naip)('a thousand NAIP items read, whole, each box around its footprint', () => {
    const lines = readFileSync(naip!, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1000);
    for (const line of lines) {
      const item = JSON.parse(line) as { properties: { gsd: number } };
      const [read] = decodeStacItems(item, 'items.ndjson');
      if (read?.type !== 'record' || read.kind !== 'scene') throw new Error(JSON.stringify(read));
      expect(encodeStacItem(read.record)).toEqual(item);
      expect(read.record.gsdMetres).toBe(item.properties.gsd);
      const box = computeBoundingBox(read.record.footprint!);
      for (const [index, edge] of read.record.bbox!.entries()) expect(edge).toBeCloseTo(box[index]!, 5);
    }
  });
});
