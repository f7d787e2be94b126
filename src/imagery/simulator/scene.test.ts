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
    expect(brightness(scene, hidden.map(middleOf))).toBeGreaterThan(170);
    expect(brightness(scene, seen.map(middleOf))).toBeLessThan(150);
  });

  it('averages to the same picture at coarser resolution', () => {
    const options = { date, seed: 'a', noise: 0, blur: 0, count: 25, offNadirDegrees: 0 };
    const [fine, coarse] = [0.5, 2].map((gsdMetres) => simulateScene(yard, { ...options, gsdMetres }).raster);
    if (!fine || !coarse) throw new Error('expected two scenes');
    const differences: number[] = [];
    const [column0, row0] = [
      coarse.grid.transform[0] - fine.grid.transform[0],
      fine.grid.transform[3] - coarse.grid.transform[3],
    ].map((metres) => metres / 0.5);
    for (let row = 1; row < coarse.grid.height - 1; row++) {
      for (let column = 1; column < coarse.grid.width - 1; column++) {
        let sum = 0;
        for (let i = 0; i < 16; i++) {
          const at = ((row0 ?? 0) + row * 4 + (i >> 2)) * fine.grid.width + (column0 ?? 0) + column * 4 + (i & 3);
          sum += fine.samples[at] ?? NaN;
        }
        if (Number.isFinite(sum)) differences.push(sum / 16 - (coarse.samples[row * coarse.grid.width + column] ?? 0));
      }
    }
    const bias = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    const spread = Math.sqrt(differences.reduce((sum, one) => sum + one * one, 0) / differences.length);
    expect(differences.length).toBeGreaterThan(5000);
    expect(Math.abs(bias)).toBeLessThan(1);
    expect(spread).toBeLessThan(8);
  });

  it.each([90, 180, 270])('casts the shadows of wagons away from a sun at %d°', (azimuth) => {
    const long = simulateYard('shadows', {
      tracks: 3,
      lengthMetres: 400,
      headingDegrees: azimuth + 90,
      bend: 0,
      bare: true,
    });
    const options = { date, seed: 'a', noise: 0, haze: 0, offNadirDegrees: 0, sun: { azimuth, elevation: 35 } };
    const [empty, full] = [0, 10].map((count) => simulateScene(long, { ...options, count }));
    if (!empty || !full) throw new Error('expected two scenes');
    const { grid, samples } = full.raster;
    const projection = findProjection(long.crs);
    const toSun = { x: Math.sin((azimuth * Math.PI) / 180), y: Math.cos((azimuth * Math.PI) / 180) };
    const change = (away: number): number => {
      const changes = full.truth.wagons
        .filter(({ heightMetres, form }) => heightMetres > 3 && form !== 'car-carrier')
        .map(({ outline, widthMetres }) => {
          const [a, , c] = (outline.coordinates[0] ?? []).map(
            ([lon, lat]) => projection?.toPlane({ lon, lat }) ?? { x: 0, y: 0 },
          );
          const metres = away * (widthMetres / 2 + 0.9);
          const place = {
            x: ((a?.x ?? 0) + (c?.x ?? 0)) / 2 + toSun.x * metres,
            y: ((a?.y ?? 0) + (c?.y ?? 0)) / 2 + toSun.y * metres,
          };
          const { column, row } = planeToPixel(grid, place);
          const at = Math.floor(row) * grid.width + Math.floor(column);
          return (samples[at] ?? 0) / (empty.raster.samples[at] ?? 1);
        });
      return changes.sort((x, y) => x - y)[Math.floor(changes.length / 2)] ?? NaN;
    };
    expect(change(-1)).toBeLessThan(0.4);
    expect(change(1)).toBeGreaterThan(0.9);
  });

  it('keeps its truth in the image when it is misplaced', () => {
    const shift = { east: 6, north: -4 };
    const options = { date, seed: 'a', noise: 0, count: 12 };
    const [still, moved] = [simulateScene(yard, options).raster, simulateScene(yard, { ...options, shift }).raster];
    const { width, height } = still.grid;
    let worst = 0;
    for (let row = 40; row < height - 40; row += 3) {
      for (let column = 40; column < width - 40; column += 3) {
        const there = moved.samples[(row + 8) * width + column + 12] ?? 0;
        worst = Math.max(worst, Math.abs((still.samples[row * width + column] ?? 0) - there));
      }
    }
    expect(worst).toBeLessThan(70);
  });

  it('holds linear reflectance in 16 bits, and blocks where it is compressed', () => {
    const options = { date, seed: 'a', count: 5, gsdMetres: 1 } as const;
    const shown = simulateScene(yard, options).raster.samples;
    const linear = simulateScene(yard, { ...options, bits: 16 }).raster.samples;
    const packed = simulateScene(yard, { ...options, jpegQuality: 30 }).raster.samples;
    for (let p = 0; p < shown.length; p += 97) {
      expect(Math.abs((shown[p] ?? 0) - 255 * ((linear[p] ?? 0) / 10000) ** (1 / 2.2))).toBeLessThan(1);
    }
    let error = 0;
    for (const [p, value] of shown.entries()) error += Math.abs(value - (packed[p] ?? 0)) / shown.length;
    expect(error).toBeGreaterThan(2);
    expect(error).toBeLessThan(12);
  });
});

describe('the mix of wagons', () => {
  it('leaves out forms that are not wanted and makes others common', () => {
    const mix = { gondola: 0, container: 50 };
    const { wagons } = simulateScene(simulateYard('mix', { tracks: 6, lengthMetres: 500 }), {
      date: '2022-06-01T06:00:00Z',
      gsdMetres: 10,
      count: 60,
      mix,
    }).truth;
    expect(wagons.some(({ form }) => form === 'gondola')).toBe(false);
    expect(wagons.filter(({ form }) => form === 'container').length).toBeGreaterThan(30);
  });

  it('is refused where it leaves no wagon', () => {
    const none = Object.fromEntries(
      ['gondola', 'hopper', 'covered', 'tank', 'flat', 'container', 'lattice', 'car-carrier'].map((form) => [form, 0]),
    );
    const yard = simulateYard('mix', { tracks: 2, lengthMetres: 300 });
    expect(() => simulateScene(yard, { date: '2022-06-01T06:00:00Z', gsdMetres: 10, mix: none })).toThrow(/mix/);
  });
});
