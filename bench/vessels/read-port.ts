import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Raster } from '#core';
import { type GroundPlacement, type SeaScene, distanceToLand, findWater, placeOnGround } from '#imagery';
import { createImages } from '#sources';
import { findData } from '../../test/data/data-folder.ts';

/** A hand-drawn outline of a vessel. */
export interface Label {
  readonly pixels: ReadonlySet<number>;
  readonly column: number;
  readonly row: number;
  /** Of its pixel that is furthest from what the mask says is land. */
  readonly offshoreMetres: number;
}

/** One Sentinel-2 date of a port with its labels. */
export interface Port {
  readonly name: string;
  readonly scene: SeaScene;
  readonly placement: GroundPlacement;
  /** True metres of a pixel. */
  readonly metres: number;
  readonly labels: readonly Label[];
}

const ports = [
  { name: 'busan', date: '2022-05-14' },
  { name: 'casablanca', date: '2023-04-26' },
] as const;

/** The two ports of sen2ships; none where the data is missing. */
export async function readPorts(): Promise<Port[]> {
  const folder = findData('imagery/sen2ships');
  return folder ? Promise.all(ports.map(({ date, name }) => readPort(join(folder, name), name, date))) : [];
}

async function readPort(folder: string, name: string, date: string): Promise<Port> {
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
  const water = findWater([scene], { ...grid, pixelArea: metres * metres });
  const offshore = distanceToLand(water, grid.width, grid.height);
  const labels = await readLabels(join(folder, `${name}_coco.json`), grid, offshore, metres);
  return { name, scene, placement, metres, labels };
}

/** COCO run lengths: columns from the left, in each from the top, beginning with a run that is not the vessel. */
async function readLabels(
  path: string,
  { height, width }: { readonly width: number; readonly height: number },
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
