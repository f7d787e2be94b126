import { readFile } from 'node:fs/promises';
import { type Geometry, geometrySchema } from '#core';
import { z } from 'zod';
import { CommandError } from './workspace.ts';

const features = z.union([
  z.object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ geometry: geometrySchema })) }),
  z.object({ type: z.literal('Feature'), geometry: geometrySchema }).transform((one) => ({ features: [one] })),
]);

/** The geometries of a GeoJSON file of features; everything else in it is left alone. */
export async function readGeometries(path: string): Promise<Geometry[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CommandError('usage', `${path}: cannot be read`, { cause });
  });
  const { data, error } = features.safeParse(parse(text));
  if (data) return data.features.map(({ geometry }) => geometry);
  const [issue] = error.issues;
  throw new CommandError('usage', `${path}: expected GeoJSON features; ${issue?.path.join('.')}: ${issue?.message}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
