import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeCountZones } from '../src/app/formats/count-zones.ts';
import { findData } from './data/data-folder.ts';

const folder = findData('imagery/osm-rail');

describe('rail lines of OpenStreetMap', () => {
  it.skipIf(!folder)('are tracks to count along, without switches, buffers and platforms', () => {
    const read = (name: string): ReturnType<typeof decodeCountZones> =>
      decodeCountZones(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')), name);
    const coast = read('Ventimiglia_Albenga.geojson');
    expect([coast.zones.length, coast.rejected, coast.ignored]).toEqual([248, [], 93]);
    expect(coast.zones[0]?.id).toBe('way/21242764');
    const yard = read('Sankt_Pölten.geojson');
    expect([yard.zones.length, yard.rejected, yard.ignored]).toEqual([1779, [], 0]);
  });
});
