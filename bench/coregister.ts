import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Raster } from '#core';
import { type Registration, coregister } from '#imagery';
import { createImages } from '#sources';
import type { Measurement } from './measure.ts';

const data = resolve(process.env['SIGHTLINE_DATA'] ?? '../shared/data', 'imagery');

/**
 * Co-registration: ten dates of NAIP at 5 m against each other (the shift from a to b and from b to c must be that from
 * a to c), known shifts of the Muttenz yard, and pairs that have nothing in common.
 */
export async function benchCoregister(): Promise<Measurement[]> {
  const stack = join(data, 'naip-stack-nd');
  if (!existsSync(stack)) throw new Error(`expected the real data in ${data}; set SIGHTLINE_DATA`);
  const names = readdirSync(stack).filter((name) => name.endsWith('.tif'));
  const dates = await Promise.all(names.map((name) => readImage(join(stack, name))));
  const yard = await readImage(join(data, 'muttenz-yard', 'yard-west.tif'));
  return [...measureStack(names, dates), ...measureKnown(yard), measureStrangers(dates, yard)];
}

async function readImage(file: string): Promise<Raster> {
  const image = await createImages().open(file);
  try {
    return await image.read({ bands: [0, 1, 2] });
  } finally {
    await image.close();
  }
}

function measureStack(names: readonly string[], dates: readonly Raster[]): Measurement[] {
  const started = performance.now();
  const pairs = new Map<string, Registration>();
  for (let a = 0; a < dates.length; a++) {
    for (let b = a + 1; b < dates.length; b++) pairs.set(`${a}-${b}`, coregister(dates[a]!, dates[b]!));
  }
  const seconds = (performance.now() - started) / 1000;
  const found = [...pairs.values()];
  const failed = found.filter(({ status }) => status !== 'registered').length;
  const closures: number[] = [];
  for (let a = 0; a < dates.length; a++) {
    for (let b = a + 1; b < dates.length; b++) {
      for (let c = b + 1; c < dates.length; c++) {
        const [ab, bc, ac] = [`${a}-${b}`, `${b}-${c}`, `${a}-${c}`].map((key) => pairs.get(key)?.shift ?? null);
        if (!ab || !bc || !ac) continue;
        closures.push(Math.hypot(ab.columns + bc.columns - ac.columns, ab.rows + bc.rows - ac.rows));
      }
    }
  }
  const toFirst = names.slice(1).map((name, k) => {
    const shift = pairs.get(`0-${k + 1}`)?.shift;
    return `${name.slice(-12, -8)} ${shift ? `${shift.eastMetres.toFixed(1)}/${shift.northMetres.toFixed(1)}` : '–'}`;
  });
  const ratios = found.map(({ quality }) => quality.peakRatio);
  const residuals = found.map(({ quality }) => quality.residualMetres ?? NaN);
  return [
    {
      name: 'coregister: NAIP pairs without a shift',
      value: failed,
      unit: `of ${found.length}`,
      limit: { kind: 'at most', value: 0 },
      detail: `east/north m to 2009: ${toFirst.join(', ')}`,
    },
    {
      name: 'coregister: NAIP closure, root mean square',
      value: rootMeanSquare(closures),
      unit: 'px',
      limit: { kind: 'at most', value: 0.2 },
      detail: `${closures.length} triples, worst ${Math.max(...closures).toFixed(2)} px of 5 m`,
    },
    {
      name: 'coregister: NAIP median residual of tiles',
      value: residuals.toSorted((a, b) => a - b)[Math.floor(residuals.length / 2)] ?? NaN,
      unit: 'm',
      limit: null,
      detail: `peak ratios ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
    },
    { name: 'coregister: one pair of 934 × 724 px', value: seconds / found.length, unit: 's', limit: null },
  ];
}

/** The yard at 1 m, its pixels started at each of 16 quarters: the shift is known exactly. */
function measureKnown(yard: Raster): Measurement[] {
  const reference = average(yard, 4, 0, 0);
  const errors: number[] = [];
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const scene = average(yard, 4, column, row);
      // Georeferenced as if it started where the reference does.
      const { shift } = coregister(reference, { ...scene, grid: reference.grid });
      errors.push(shift ? Math.hypot(shift.columns - column / 4, shift.rows - row / 4) : Infinity);
    }
  }
  return [
    {
      name: 'coregister: worst error of 16 known shifts of the yard',
      value: Math.max(...errors),
      unit: 'px',
      limit: { kind: 'at most', value: 0.1 },
      detail: `root mean square ${rootMeanSquare(errors).toFixed(3)} px of 1 m`,
    },
  ];
}

function average({ grid, samples, bands }: Raster, step: number, left: number, top: number): Raster {
  const [width, height] = [Math.floor((grid.width - step) / step), Math.floor((grid.height - step) / step)];
  const values = new Float32Array(width * height).map((_, at) => {
    const [column, row] = [left + (at % width) * step, top + Math.floor(at / width) * step];
    let sum = 0;
    for (let y = 0; y < step; y++) {
      for (let x = 0; x < step; x++) sum += samples[(row + y) * grid.width + column + x] ?? 0;
    }
    return sum / step ** 2;
  });
  return {
    grid: { crs: grid.crs, transform: [0, 1, 0, 0, 0, -1], width, height },
    bands: bands.slice(0, 1),
    samples: values,
    valid: new Uint8Array(width * height).fill(255),
  };
}

/** Parts of different places, given one grid: none may be registered. */
function measureStrangers(dates: readonly Raster[], yard: Raster): Measurement {
  const size = 300;
  const grid = { crs: 'EPSG:32614', transform: [0, 1, 0, 0, 0, -1], width: size, height: size } as const;
  const cut = (raster: Raster, column: number, row: number): Raster => ({
    grid,
    bands: raster.bands.slice(0, 1),
    samples: new Float32Array(size * size).map(
      (_, at) => raster.samples[(row + Math.floor(at / size)) * raster.grid.width + column + (at % size)] ?? 0,
    ),
    valid: new Uint8Array(size * size).fill(255),
  });
  const parts = dates.slice(0, 3).flatMap((date) => [cut(date, 0, 0), cut(date, 310, 0), cut(date, 620, 400)]);
  const others = [cut(yard, 0, 0), cut(yard, 300, 300), cut(yard, 600, 500)];
  let [wrong, pairs, peak, share] = [0, 0, 0, 0];
  const all = [
    ...parts.map((raster, k) => ({ raster, place: k % 3 })),
    ...others.map((raster, k) => ({ raster, place: 3 + k })),
  ];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.place === other.place) continue;
      pairs++;
      const { status, quality } = coregister(one.raster, other.raster);
      if (status === 'registered') wrong++;
      peak = Math.max(peak, quality.peakRatio);
      share = Math.max(share, quality.tilesAgreeing / Math.max(1, quality.tiles));
    }
  }
  return {
    name: 'coregister: pairs of different places registered by mistake',
    value: wrong,
    unit: `of ${pairs}`,
    limit: { kind: 'at most', value: 0 },
    detail: `highest peak ${peak.toFixed(2)}, at most ${Math.round(share * 100)} % of tiles agree`,
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}
