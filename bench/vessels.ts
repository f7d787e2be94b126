import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Raster } from '#core';
import { type SeaScene, type Vessel, distanceToLand, findVessels, findWater, placeOnGround } from '#imagery';
import { createImages } from '#sources';
import { findData } from '../test/data/data-folder.ts';
import type { Measurement } from './measure.ts';

/**
 * Vessels in one Sentinel-2 date of two ports against hand-drawn labels. Settings were chosen on Busan's open water;
 * Casablanca is the report. Labels are incomplete near quays, so both are measured apart (a vessel is in open water when
 * some of it is 100 m from what the mask says is land), and nothing was tuned to the quays. A find is right when its
 * middle lies in a label or within 25 m of its middle; each label counts once.
 */
export async function benchVessels(): Promise<Measurement[]> {
  const folder = findData('imagery/sen2ships');
  if (!folder) return [];
  return [
    ...(await benchPort(join(folder, 'busan'), 'busan', '2022-05-14')),
    ...(await benchPort(join(folder, 'casablanca'), 'casablanca', '2023-04-26')),
  ];
}

interface Label {
  readonly pixels: ReadonlySet<number>;
  readonly column: number;
  readonly row: number;
  readonly offshoreMetres: number;
}

async function benchPort(folder: string, port: string, date: string): Promise<Measurement[]> {
  const [green, red, nir] = await Promise.all(
    ['B03', 'B04', 'B08'].map((band) => readBand(join(folder, nameOf(date, band)))),
  );
  if (!green || !red || !nir) throw new Error('expected three bands');
  const { grid, valid } = green;
  const placement = placeOnGround(grid);
  if (!placement) throw new Error(`expected a known CRS, got ${grid.crs}`);
  const { columnMetres, rowMetres } = placement.frameAt({ column: grid.width / 2, row: grid.height / 2 });
  const metres = Math.sqrt(columnMetres * rowMetres);
  const scene: SeaScene = { grid, green: floats(green), red: floats(red), nir: floats(nir), valid };
  const started = performance.now();
  const water = findWater([scene], { ...grid, pixelArea: metres * metres });
  const vessels = findVessels(scene, water, placement);
  const seconds = (performance.now() - started) / 1000;
  const offshore = distanceToLand(water, grid.width, grid.height);
  const labels = await readLabels(join(folder, `${port}_coco.json`), grid.width, grid.height, offshore, metres);
  const hits = match(vessels, labels, grid.width, metres);
  const near = (one: { offshoreMetres: number }): boolean => one.offshoreMetres < 100;
  const open = (one: { offshoreMetres: number }): boolean => !near(one);
  return [
    ...rates(`${port}, open water`, vessels, labels, hits, open),
    ...rates(`${port}, within 100 m of land`, vessels, labels, hits, near),
    { name: `vessels: ${port}, water and search`, value: seconds, unit: 's', limit: null },
  ];
}

function rates(
  name: string,
  vessels: readonly Vessel[],
  labels: readonly Label[],
  hits: ReadonlyMap<Vessel, Label>,
  where: (one: { offshoreMetres: number }) => boolean,
): Measurement[] {
  const finds = vessels.filter(where);
  const real = labels.filter(where);
  const found = new Set(hits.values());
  const right = finds.filter((vessel) => hits.has(vessel)).length;
  const seen = real.filter((label) => found.has(label)).length;
  const measure = (kind: string, part: number, whole: number): Measurement => ({
    name: `vessels: ${name}, ${kind}`,
    value: whole === 0 ? 0 : part / whole,
    unit: '',
    limit: null,
    detail: `${part} of ${whole}`,
  });
  return [measure('precision', right, finds.length), measure('recall', seen, real.length)];
}

function match(
  vessels: readonly Vessel[],
  labels: readonly Label[],
  width: number,
  metres: number,
): Map<Vessel, Label> {
  const hits = new Map<Vessel, Label>();
  const free = new Set(labels);
  for (const vessel of vessels.toSorted((a, b) => b.contrast - a.contrast)) {
    const { column, row } = vessel.box;
    const label = [...free].find(
      (one) =>
        one.pixels.has(Math.floor(row) * width + Math.floor(column)) ||
        Math.hypot(one.column - column, one.row - row) * metres <= 25,
    );
    if (!label) continue;
    free.delete(label);
    hits.set(vessel, label);
  }
  return hits;
}

/** COCO run lengths: columns from the left, in each from the top, beginning with a run that is not the vessel. */
async function readLabels(
  path: string,
  width: number,
  height: number,
  offshore: Float32Array,
  metres: number,
): Promise<Label[]> {
  const { annotations } = JSON.parse(await readFile(path, 'utf8')) as {
    annotations: { segmentation: { counts: number[] } }[];
  };
  return annotations.map(({ segmentation }) => {
    const pixels = new Set<number>();
    let start = 0;
    for (const [run, length] of segmentation.counts.entries()) {
      if (run % 2 === 1)
        for (let at = start; at < start + length; at += 1) pixels.add((at % height) * width + Math.floor(at / height));
      start += length;
    }
    const all = [...pixels];
    const mean = (value: (at: number) => number): number => all.reduce((sum, at) => sum + value(at), 0) / all.length;
    return {
      pixels,
      column: mean((at) => (at % width) + 0.5),
      row: mean((at) => Math.floor(at / width) + 0.5),
      offshoreMetres: metres * Math.max(...all.map((at) => offshore[at] ?? 0)),
    };
  });
}

function nameOf(date: string, band: string): string {
  return `${date}-00_00_${date}-23_59_Sentinel-2_L2A_${band}_(Raw).tiff`;
}

async function readBand(path: string): Promise<Raster> {
  const image = await createImages().open(path);
  try {
    return await image.read({});
  } finally {
    await image.close();
  }
}

function floats({ samples }: Raster): Float32Array {
  return Float32Array.from(samples);
}
