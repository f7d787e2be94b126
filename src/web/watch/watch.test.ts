import { describe, expect, it } from 'vitest';
import { chanceText } from './chance-text.ts';
import { readTopology } from './read-topology.ts';
import { type MapSite, findSiteAt, toScreen } from './world-map.ts';

describe('a basemap', () => {
  it('has its arcs put together as the specification says', () => {
    // A square of one degree from two arcs, the second backwards.
    const { borders, land, names } = readTopology({
      transform: { scale: [0.5, 0.5], translate: [10, 20] },
      arcs: [
        [
          [0, 0],
          [2, 0],
          [0, 2],
        ],
        [
          [0, 0],
          [0, 2],
          [2, 0],
        ],
      ],
      objects: {
        land: { geometries: [{ type: 'Polygon', arcs: [[0, -2]] }] },
        countries: { geometries: [{ type: 'MultiPolygon', arcs: [[[0, -2]]], properties: { name: 'Square' } }] },
      },
    });
    expect([...land[0]!]).toEqual([10, 20, 11, 20, 11, 21, 10, 21, 10, 20]);
    expect(borders).toHaveLength(2);
    expect(names).toMatchObject([{ name: 'Square', width: 1 }]);
  });
});

describe('the map of sites', () => {
  const size = { width: 400, height: 200 };
  const view = { lon: 130, lat: 42, scale: 10 };
  const site = (id: string, lon: number): MapSite => ({ id, name: id, lon, lat: 42, standing: 'usual' });

  it('puts north up and east to the right, and finds the nearest site within reach', () => {
    expect(toScreen(view, size, 131, 43)).toEqual([210, 90]);
    const sites = [site('near', 130), site('far', 130.5)];
    expect(findSiteAt(sites, view, size, [201, 100])?.id).toBe('near');
    expect(findSiteAt(sites, view, size, [204, 100])?.id).toBe('far');
    expect(findSiteAt(sites, view, size, [300, 100])).toBeNull();
  });
});

describe('a chance', () => {
  it.each([
    [0.5, '50 %'],
    [0.1, '10 %'],
    [0.004321, '1 : 230'],
    [1e-12, '< 1 : 1e9'],
  ])('%d reads %s', (probability, text) => {
    expect(chanceText(probability)).toBe(text);
  });
});
