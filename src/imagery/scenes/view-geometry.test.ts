import { describe, expect, it } from 'vitest';
import { computeEffectiveGsd } from './effective-gsd.ts';
import { projectGsd } from './project-gsd.ts';
import { readSceneAssets } from './read-scene-assets.ts';
import { readViewGeometry } from './read-view-geometry.ts';

const viewOf = (properties: Record<string, unknown>) => readViewGeometry({ properties });

describe('the view of a scene', () => {
  it('is read from the view extension, from its forerunners and from Sentinel-2', () => {
    expect(
      viewOf({
        'view:off_nadir': -24.5,
        'view:incidence_angle': 27,
        'view:azimuth': -10,
        'view:sun_azimuth': 150,
        'view:sun_elevation': 40,
        'eo:cloud_cover': 12,
      }),
    ).toEqual({
      offNadirDegrees: 24.5,
      incidenceDegrees: 27,
      azimuthDegrees: 350,
      sunAzimuthDegrees: 150,
      sunElevationDegrees: 40,
      cloudFraction: 0.12,
    });
    expect(viewOf({ 'eo:sun_azimuth': 93, 'eo:sun_elevation': 22 })).toMatchObject({
      sunAzimuthDegrees: 93,
      sunElevationDegrees: 22,
    });
    expect(viewOf({ 's2:mean_solar_zenith': 36.4, 's2:mean_solar_azimuth': 44.5 }).sunElevationDegrees).toBeCloseTo(
      53.6,
    );
  });

  it('is unknown where a catalog writes -1, 999 or a text', () => {
    const none = viewOf({ 'view:off_nadir': 999, 'view:sun_azimuth': 'north', 'eo:cloud_cover': -1 });
    expect(new Set(Object.values(none))).toEqual(new Set([null]));
  });
});

describe('a ground sample distance seen at an angle', () => {
  it('is the nominal one straight down', () => {
    for (const view of [
      { offNadirDegrees: null, incidenceDegrees: null },
      { offNadirDegrees: 0, incidenceDegrees: 0 },
    ]) {
      expect(projectGsd(0.5, view)).toEqual({ alongLookMetres: 0.5, acrossLookMetres: 0.5, meanMetres: 0.5 });
    }
  });

  it('agrees with a ray traced to a round Earth', () => {
    const [radius, altitude, nadir] = [6371, 617, 0.31];
    for (const offNadir of [5, 20, 30, 45]) {
      const hit = (degrees: number): { angle: number; range: number } => {
        const n = (degrees * Math.PI) / 180;
        const [height, cosine] = [radius + altitude, Math.cos(n)];
        const range = height * cosine - Math.sqrt((height * cosine) ** 2 - height ** 2 + radius ** 2);
        return { angle: Math.atan2(range * Math.sin(n), height - range * cosine), range };
      };
      const step = (nadir / 1000 / altitude) * (180 / Math.PI);
      const ground = (hit(offNadir + step / 2).angle - hit(offNadir - step / 2).angle) * radius * 1000;
      const incidenceDegrees = offNadir + (hit(offNadir).angle * 180) / Math.PI;
      const seen = projectGsd(nadir, { offNadirDegrees: offNadir, incidenceDegrees });
      expect(seen?.alongLookMetres).toBeCloseTo(ground, 5);
      expect(seen?.acrossLookMetres).toBeCloseTo((nadir * hit(offNadir).range) / altitude, 5);
    }
  });

  it('needs one angle only: the other follows from a usual orbit within 3 % up to 40°', () => {
    for (const [altitude, offNadir] of [
      [450, 30],
      [770, 30],
      [617, 40],
    ] as const) {
      const sine = ((6371 + altitude) / 6371) * Math.sin((offNadir * Math.PI) / 180);
      const incidenceDegrees = (Math.asin(sine) * 180) / Math.PI;
      const both = projectGsd(1, { offNadirDegrees: offNadir, incidenceDegrees })?.meanMetres ?? 0;
      const one = projectGsd(1, { offNadirDegrees: offNadir, incidenceDegrees: null })?.meanMetres ?? 0;
      const other = projectGsd(1, { offNadirDegrees: null, incidenceDegrees })?.meanMetres ?? 0;
      expect(Math.abs(one / both - 1)).toBeLessThan(0.03);
      expect(Math.abs(other / both - 1)).toBeLessThan(0.03);
    }
  });

  it('of an aircraft, over ground as good as flat, is 1 / cos and 1 / cos²', () => {
    const seen = projectGsd(0.2, { offNadirDegrees: 60, incidenceDegrees: 60 });
    expect(seen?.acrossLookMetres).toBeCloseTo(0.4, 9);
    expect(seen?.alongLookMetres).toBeCloseTo(0.8, 9);
  });

  it('past the horizon is none', () => {
    expect(projectGsd(1, { offNadirDegrees: 70, incidenceDegrees: null })).toBeUndefined();
  });
});

describe('the GSD that counts', () => {
  const effective = (properties: Record<string, unknown>, image: Record<string, unknown> = {}) => {
    const item = { properties, assets: { image: { href: 'a.tif', ...image } } };
    return computeEffectiveGsd(item, readSceneAssets(item)[0]!);
  };
  const pixels = (size: number) => ({
    'proj:epsg': 32652,
    'proj:shape': [10, 10],
    'proj:transform': [size, 0, 500_000, 0, -size, 4_700_000],
  });

  it('is never finer than the delivered pixels, and coarser than they are at an angle', () => {
    expect(effective({ gsd: 0.5 }, pixels(1))).toEqual({ metres: 1, basis: 'spacing of the delivered pixels' });
    const oblique = effective({ gsd: 0.5, 'view:off_nadir': 30 }, pixels(0.5));
    expect(oblique.metres).toBeCloseTo(0.64, 1);
    expect(oblique.basis).toBe('stated 0.5 m, stretched ×1.28 by the view angle');
  });

  it('of Pléiades is 0.7 m, though it is delivered at 0.5', () => {
    expect(
      effective({ gsd: 0.5, platform: 'Pléiades-1A'.normalize('NFD').replace(/\p{Mn}/gu, '') }, pixels(0.5)),
    ).toMatchObject({ metres: 0.7 });
    expect(effective({ gsd: 0.5, platform: 'PHR1B' }).metres).toBe(0.7);
  });

  it('is not projected twice where the supplier has done so', () => {
    const stated = 0.37;
    expect(effective({ gsd: stated, platform: 'worldview-3', 'view:off_nadir': 22 }).metres).toBe(stated);
    expect(effective({ gsd: 0.31, platform: 'worldview-3', 'view:off_nadir': 22 }).metres).toBeCloseTo(0.353, 3);
  });

  it('of degrees is taken on the ground', () => {
    const { metres } = effective(
      {},
      { 'proj:epsg': 4326, 'proj:shape': [2, 2], 'proj:transform': [1e-5, 0, 10, 0, -1e-5, 60] },
    );
    expect(metres).toBeCloseTo(1.1132, 3);
  });

  it('is null where nothing is said, with the reason', () => {
    expect(effective({})).toEqual({ metres: null, basis: 'neither GSD nor pixel spacing is stated' });
    expect(effective({ gsd: 1, 'view:off_nadir': 80 }).basis).toMatch(/horizon/);
  });
});
