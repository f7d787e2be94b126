import { z } from 'zod';
import type { Geometry, Position } from '../geometry.ts';

const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const position: z.ZodType<Position> = z.union([z.tuple([lon, lat]), z.tuple([lon, lat, z.number()])]);
const ring = z.array(position).min(4, 'a ring has at least 4 positions');

/** Checks shape and ranges. Closed rings and crossings are checked by `findGeometryFault` in app. */
export const geometrySchema: z.ZodType<Geometry> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: position }),
  z.strictObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(ring).min(1)).min(1),
  }),
]);
