import { z } from 'zod';
import { type Mark, type Marking, geometrySchema, idSchema, markingSchema } from '#core';
import { type Route, changeOrAdd, get, longBody } from './route.ts';

/** Names of the routes by which people count. */
export type MarkingRouteName = 'ownMarks' | 'agreement';

/** All that a person has marked of one class on one scene. */
export interface OwnMarksBody {
  readonly siteId: string;
  readonly sceneId: string;
  readonly objectClass: string;
  readonly gsdMetres: number | null;
  readonly by: string;
  readonly marks: readonly Pick<Mark, 'id' | 'geometry'>[];
}

export const ownMarksSchema: z.ZodType<OwnMarksBody> = z.strictObject({
  siteId: idSchema,
  sceneId: idSchema,
  objectClass: z.string().trim().min(1).max(100),
  gsdMetres: z.number().positive().nullable(),
  by: z.string().trim().min(1).max(200),
  marks: z.array(z.strictObject({ id: idSchema, geometry: geometrySchema })).max(20_000),
});

/** What is kept now; `sha256` goes into `If-Match` of the next request. */
export interface OwnMarksAnswer {
  readonly marking: Marking;
  readonly sha256: string;
}

/** How far a count agrees with another one of the same scene and class. */
export interface Agreement {
  readonly by: string;
  readonly one: number;
  readonly other: number;
  /** Objects that both found. */
  readonly both: number;
  /** 2 × both / (sum of the counts); null where nobody found anything. */
  readonly f1: number | null;
  /** Estimated number there is, those that neither found included; `high` null where nothing bounds it. */
  readonly total: { readonly low: number; readonly high: number | null };
  readonly notes: readonly string[];
}

const count = z.number().int().min(0);

export const markingRoutes: Readonly<Record<MarkingRouteName, Route>> = {
  ownMarks: longBody(
    changeOrAdd(
      'analyst',
      '/api/v1/own-marks',
      'keepOwnMarks',
      'Keeps all that a person has marked of one class on one scene, if it is as the person saw it',
      ownMarksSchema,
      z.strictObject({ marking: markingSchema, sha256: z.string() }),
    ),
  ),
  agreement: get(
    'viewer',
    '/api/v1/markings/{marking}/agreement',
    'getAgreement',
    'How far a count agrees with the others of the same scene and class',
    z.strictObject({
      items: z.array(
        z.strictObject({
          by: z.string(),
          one: count,
          other: count,
          both: count,
          f1: z.number().nullable(),
          total: z.strictObject({ low: z.number(), high: z.number().nullable() }),
          notes: z.array(z.string()),
        }),
      ),
    }),
  ),
};
