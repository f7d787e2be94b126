import { z } from 'zod';
import type { Geometry } from '../geometry.ts';
import { geometrySchema } from './geometry-schema.ts';
import { idSchema } from './shapes.ts';

/** A place with a boundary. `geometry` is null where the source names no position (a route, a total). */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Other spellings and scripts: `Tuman-gang`, `두만강`. */
  readonly aliases: readonly string[];
  readonly country: string | null;
  readonly geometry: Geometry | null;
  /** True where the boundary was drawn from general knowledge, not surveyed or traced. */
  readonly approximate: boolean;
  readonly note: string | null;
}

export const siteSchema: z.ZodType<Site> = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  country: z.string().nullable(),
  geometry: geometrySchema.nullable(),
  approximate: z.boolean(),
  note: z.string().nullable(),
});

export const zoneFunctions = [
  'track',
  'yard',
  'berth',
  'apron',
  'pad',
  'gate',
  'building',
  'storage',
  'portal',
  'water',
  'other',
] as const;
export type ZoneFunction = (typeof zoneFunctions)[number];

/** A functional part of a site that is counted apart: a polygon, or a track's centreline. */
export interface Zone {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly function: ZoneFunction;
  readonly geometry: Geometry;
  readonly approximate: boolean;
  readonly note: string | null;
}

export const zoneSchema: z.ZodType<Zone> = z.strictObject({
  id: idSchema,
  siteId: idSchema,
  name: z.string().min(1),
  function: z.enum(zoneFunctions),
  geometry: geometrySchema,
  approximate: z.boolean(),
  note: z.string().nullable(),
});
