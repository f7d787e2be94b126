import { describe, expect, it } from 'vitest';
import { findProjection, planeToPixel, sha256Hex } from '#core';
import { type SimulatedScene, simulateScene, simulateYard } from '#imagery';

const yard = simulateYard('test', { tracks: 8, lengthMetres: 400 });
const date = '2023-06-05T06:10:00Z';

function hash({ raster }: SimulatedScene): string {
  return sha256Hex(new Uint8Array(raster.samples.buffer));
}

/** Mean of the three bands at places of the globe. */
function brightness({ raster }: SimulatedScene, places: readonly (readonly [number, number])[]): number {
  const { grid, samples } = raster;
  const size = grid.width * grid.height;
  const projection = findProjection(grid.crs ?? '');
  let sum = 0;
  for (const [lon, lat] of places) {
    const { column, row } = planeToPixel(grid, projection?.toPlane({ lon, lat }) ?? { x: 0, y: 0 });
    const at = Math.floor(row) * grid.width + Math.floor(column);
    sum += ((samples[at] ?? 0) + (samples[size + at] ?? 0) + (samples[2 * size + at] ?? 0)) / 3;
  }
  return sum / places.length;
}

describe('a simulated scene', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    const once = simulateScene(yard, { date, seed: 'a', count: 20 });
    expect(hash(simulateScene(yard, { date, seed: 'a', count: 20 }))).toBe(hash(once));
    expect(hash(simulateScene(yard, { date, seed: 'b', count: 20 }))).not.toBe(hash(once));
  });

  it.each([0, 1, 57])('holds %d wagons when asked to', (count) => {
    const { truth } = simulateScene(yard, { date, count, gsdMetres: 2 });
    expect([truth.total, truth.wagons.length]).toEqual([count, count]);
    expect(truth.tracks.reduce((sum, track) => sum + track.count, 0)).toBe(count);
  });

  it('says so where the tracks have no room', () => {
    expect(() => simulateScene(yard, { date, count: 5000, gsdMetres: 2 })).toThrow(/ask for fewer/);
  });

  it('differs from the empty yard under its wagons and hardly elsewhere', () => {
    const options = { date, seed: 'a', noise: 0, offNadirDegrees: 0, gsdMetres: 0.5 };
    const empty = simulateScene(yard, { ...options, count: 0 });
    const full = simulateScene(yard, { ...options, count: 30 });
    const projection = findProjection(yard.crs);
    const size = full.raster.grid.width * full.raster.grid.height;
    const isUnder = new Uint8Array(size);
    for (const { outline } of full.truth.wagons) {
      const ring = (outline.coordinates[0] ?? [])
        .slice(0, 4)
        .map(([lon, lat]) => projection?.toPlane({ lon, lat }) ?? { x: 0, y: 0 });
      const [a, b, , d] = ring;
      if (!a || !b || !d) throw new Error('expected four corners');
      for (let u = 0.1; u < 0.95; u += 0.02) {
        for (let v = 0.2; v < 0.85; v += 0.1) {
          const x = a.x + u * (b.x - a.x) + v * (d.x - a.x);
          const y = a.y + u * (b.y - a.y) + v * (d.y - a.y);
          const { column, row } = planeToPixel(full.raster.grid, { x, y });
          isUnder[Math.floor(row) * full.raster.grid.width + Math.floor(column)] = 1;
        }
      }
    }
    const changed = [0, 0];
    const counted = [0, 0];
    for (let p = 0; p < size; p++) {
      const which = isUnder[p] ?? 0;
      counted[which] = (counted[which] ?? 0) + 1;
      if (Math.abs((full.raster.samples[p] ?? 0) - (empty.raster.samples[p] ?? 0)) > 12)
        changed[which] = (changed[which] ?? 0) + 1;
    }
    expect((changed[1] ?? 0) / (counted[1] ?? 1)).toBeGreaterThan(0.7);
    expect((changed[0] ?? 0) / (counted[0] ?? 1)).toBeLessThan(0.1);
  });

  it('hides under cloud what the truth says is not visible', () => {
    const scene = simulateScene(yard, { date, count: 60, clouds: 0.5, gsdMetres: 1 });
    expect(scene.truth.clouds.fraction).toBeGreaterThan(0.35);
    expect(scene.truth.clouds.fraction).toBeLessThan(0.65);
    const hidden = scene.truth.wagons.filter(({ visibleShare }) => visibleShare === 0);
    const seen = scene.truth.wagons.filter(({ visibleShare }) => visibleShare === 1);
    const middleOf = ({ outline }: (typeof hidden)[number]): readonly [number, number] => {
      const [a, , c] = outline.coordinates[0] ?? [];
      return [((a?.[0] ?? 0) + (c?.[0] ?? 0)) / 2, ((a?.[1] ?? 0) + (c?.[1] ?? 0)) / 2];
    };
    expect(brightness(scene, hidden.map(middleOf))).toBeGreaterThan(180);
    expect(brightness(scene, seen.map(middleOf))).toBeLessThan(150);
  });
});
