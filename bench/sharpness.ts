import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp, { type KernelEnum } from 'sharp';
import type { Raster } from '#core';
import { measureSharpness } from '#imagery';
import type { Measurement } from './measure.ts';

const data = resolve(process.env['SIGHTLINE_DATA'] ?? '../shared/data', 'imagery');

interface Change {
  readonly enlarge: number;
  readonly kernel: keyof KernelEnum;
  /** Quality of a JPEG that the picture goes through afterwards; null for none. */
  readonly jpeg: number | null;
  /** Standard deviation of noise added last. */
  readonly noise: number;
}

/** Real pictures enlarged by known factors: is that found out, and is none as it came taken for enlarged? */
export async function benchSharpness(): Promise<Measurement[]> {
  const files = listPictures();
  const measurements: Measurement[] = [];
  const native: Change = { enlarge: 1, kernel: 'cubic', jpeg: null, noise: 0 };
  for (const [name, change] of [
    ['as they came', native],
    ['through JPEG 75', { ...native, jpeg: 75 }],
    ['under noise of 5', { ...native, noise: 5 }],
  ] as const) {
    const factors = await measureAll(files, change);
    const [name1, limit] = [`sharpness: highest factor of pictures ${name}`, { kind: 'at most', value: 1.5 } as const];
    measurements.push({ name: name1, value: Math.max(...factors), unit: '', limit, detail: describe(factors) });
  }
  for (const change of enlargements(native)) {
    const factors = await measureAll(files, change);
    const { enlarge, kernel, jpeg, noise } = change;
    const how = `${kernel}${jpeg === null ? '' : `, JPEG ${jpeg}`}${noise === 0 ? '' : `, noise ${noise}`}`;
    measurements.push({
      name: `sharpness: enlarged ×${enlarge.toFixed(2)} (${how}), found within 30 %`,
      value: factors.filter((factor) => Math.abs(factor / enlarge - 1) <= 0.3).length,
      unit: `of ${factors.length}`,
      // Noise as strong as the structure hides it: measured, nothing promised.
      limit: noise > 0 ? null : { kind: 'at least', value: factors.length - 1 },
      detail: describe(factors),
    });
  }
  return measurements;
}

function enlargements(native: Change): Change[] {
  const plain = [2, 3, 4].flatMap((enlarge) =>
    (['nearest', 'linear', 'cubic'] as const).map((kernel) => ({ ...native, enlarge, kernel })),
  );
  const sold = { ...native, enlarge: 10 / 3 };
  return [...plain, sold, { ...sold, jpeg: 75 }, { ...sold, kernel: 'linear', jpeg: 75 }, { ...sold, noise: 5 }];
}

/** The yard, six NAIP clips and four dates of the NAIP stack. */
function listPictures(): string[] {
  if (!existsSync(data)) throw new Error(`expected the real data in ${data}; set SIGHTLINE_DATA`);
  const tiffs = (folder: string): string[] =>
    readdirSync(join(data, folder)).flatMap((name) => (name.endsWith('.tif') ? [join(data, folder, name)] : []));
  const stack = tiffs('naip-stack-nd').filter((_, at) => at % 3 === 0);
  return [join(data, 'muttenz-yard', 'yard-west.tif'), ...tiffs('naip-snippets'), ...stack];
}

async function measureAll(files: readonly string[], change: Change): Promise<number[]> {
  const factors: number[] = [];
  for (const file of files) factors.push(measureSharpness(await readPicture(file, change))?.factor ?? NaN);
  return factors;
}

/** The red band of at most 900 × 900 pixels of the result. */
async function readPicture(file: string, { enlarge, kernel, jpeg, noise }: Change): Promise<Raster> {
  const { data: red, info } = await sharp(file).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: 1 } as const;
  const [width, height] = [Math.round(info.width * enlarge), Math.round(info.height * enlarge)];
  const region = { left: 0, top: 0, width: Math.min(width, 900), height: Math.min(height, 900) };
  let bytes = await sharp(red, { raw })
    .resize(width, height, { kernel, fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  let image = sharp(bytes, { raw: { width, height, channels: 1 } }).extract(region);
  if (jpeg !== null) image = sharp(await image.jpeg({ quality: jpeg }).toBuffer());
  bytes = await image.extractChannel(0).raw().toBuffer();
  const random = generator(3);
  const samples = new Uint8ClampedArray(bytes).map((value) => {
    const gauss = noise === 0 ? 0 : Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return value + noise * gauss;
  });
  return {
    grid: { crs: null, transform: [0, 1, 0, 0, 0, -1], width: region.width, height: region.height },
    bands: [{ name: 'red', nodata: null, scale: 1, offset: 0 }],
    samples: new Uint8Array(samples),
    valid: new Uint8Array(samples.length).fill(255),
  };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function describe(factors: readonly number[]): string {
  return factors.map((factor) => factor.toFixed(2)).join(' ');
}
