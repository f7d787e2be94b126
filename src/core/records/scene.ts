import { z } from 'zod';
import type { BoundingBox, Geometry } from '../geometry.ts';
import { geometrySchema } from './geometry-schema.ts';
import { idSchema, instantSchema } from './shapes.ts';

/**
 * One acquisition over a place. `item` is the STAC Item as it came, every field kept; the other fields are read
 * from it so that they can be searched (STAC 1.0 and 1.1, `eo:cloud_cover`, `gsd`, common metadata).
 */
export interface Scene {
  readonly id: string;
  readonly collection: string | null;
  /** UTC instants; equal unless the item gives `start_datetime` and `end_datetime`. */
  readonly start: string;
  readonly end: string;
  readonly footprint: Geometry | null;
  readonly bbox: BoundingBox | null;
  /** Ground sample distance in metres as the item states it. */
  readonly gsdMetres: number | null;
  /** 0..1 */
  readonly cloudFraction: number | null;
  readonly platform: string | null;
  readonly item: Readonly<Record<string, unknown>>;
}

export const sceneSchema: z.ZodType<Scene> = z.strictObject({
  id: idSchema,
  collection: z.string().nullable(),
  start: instantSchema,
  end: instantSchema,
  footprint: geometrySchema.nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  gsdMetres: z.number().positive().nullable(),
  cloudFraction: z.number().min(0).max(1).nullable(),
  platform: z.string().nullable(),
  item: z.record(z.string(), z.unknown()),
});
