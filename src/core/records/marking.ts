import { z } from 'zod';
import type { Geometry } from '../geometry.ts';
import { geometrySchema } from './geometry-schema.ts';
import { type Maker, type Review, idSchema, makerSchema, reviewSchema } from './shapes.ts';

/** One marked object in a scene. */
export interface Mark {
  /** Within its marking, and unchanged when the same maker marks the same pixels again. */
  readonly id: string;
  /** Outline or position, WGS 84. */
  readonly geometry: Geometry;
  readonly zoneId: string | null;
  /** Probability that an object stands here, 0..1, as the maker states it; null for a person's mark. */
  readonly score: number | null;
  readonly lengthMetres: number | null;
  /** Along the zone's centreline from its start to the middle of the mark; null where the zone is no line. */
  readonly alongMetres: number | null;
  /** CIE L*a*b* of the object minus that of the empty ground about it: comparable between scenes. */
  readonly colour: readonly [lightness: number, a: number, b: number] | null;
}

/** A mark as its maker drafted it, and apart from that the class which a person says the object has. */
export interface ReclassedMark {
  readonly mark: Mark;
  readonly objectClass: string;
  readonly by: string;
}

/** A zone that was looked at, or why it could not be. */
export interface MarkedZone {
  readonly zoneId: string;
  readonly status: 'observed' | 'unusable' | 'not-observed';
  /** Share of the zone that could be seen, 0..1. */
  readonly visibleShare: number;
  /** Why it is not `observed`; null where it is. */
  readonly reason: string | null;
}

/**
 * All marks of one maker (a detector, or a person) for one object class on one scene of a site, with what was looked
 * at: an observed zone without marks was seen empty. It is what leads from a count back to its pixels, and two
 * markings of one scene are a double count.
 */
export interface Marking {
  readonly id: string;
  readonly siteId: string;
  readonly sceneId: string;
  readonly objectClass: string;
  /** The detector and its version; null where a person marked. */
  readonly maker: Maker | null;
  /** Who marked; null where a detector did. */
  readonly analyst: string | null;
  /** Metres per pixel that were looked at; null where not known. */
  readonly gsdMetres: number | null;
  /** Which bytes were looked at: SHA-256 over the samples as read, and the image they came from. */
  readonly pixels: { readonly href: string; readonly sha256: string } | null;
  readonly zones: readonly MarkedZone[];
  readonly marks: readonly Mark[];
  /** Marks that a person gave another class: no longer among `marks`, and not counted. */
  readonly reclassed?: readonly ReclassedMark[] | undefined;
  readonly review: Review;
}

const markSchema: z.ZodType<Mark> = z.strictObject({
  id: idSchema,
  geometry: geometrySchema,
  zoneId: idSchema.nullable(),
  score: z.number().min(0).max(1).nullable(),
  lengthMetres: z.number().positive().nullable(),
  alongMetres: z.number().nullable(),
  colour: z.tuple([z.number(), z.number(), z.number()]).nullable(),
});

const markedZoneSchema: z.ZodType<MarkedZone> = z
  .strictObject({
    zoneId: idSchema,
    status: z.enum(['observed', 'unusable', 'not-observed']),
    visibleShare: z.number().min(0).max(1),
    reason: z.string().min(1).nullable(),
  })
  .refine(
    (zone) => (zone.status === 'observed') === (zone.reason === null),
    'expected a reason where it is not observed',
  );

export const markingSchema: z.ZodType<Marking> = z
  .strictObject({
    id: idSchema,
    siteId: idSchema,
    sceneId: idSchema,
    objectClass: z.string().min(1),
    maker: makerSchema.nullable(),
    analyst: z.string().min(1).nullable(),
    gsdMetres: z.number().positive().nullable(),
    pixels: z.strictObject({ href: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
    zones: z.array(markedZoneSchema),
    marks: z.array(markSchema),
    reclassed: z
      .array(z.strictObject({ mark: markSchema, objectClass: z.string().min(1), by: z.string().min(1) }))
      .optional(),
    review: reviewSchema,
  })
  .refine((marking) => (marking.maker === null) !== (marking.analyst === null), 'expected either a maker or an analyst')
  .refine(
    (marking) => new Set(marking.marks.map(({ id }) => id)).size === marking.marks.length,
    'two marks have the same id',
  );
