import { z } from 'zod';
import type { DateSpan, PartialDate } from '../partial-date.ts';
import {
  type Maker,
  type Review,
  dateSpanSchema,
  idSchema,
  makerSchema,
  partialDateSchema,
  reviewSchema,
  urlSchema,
} from './shapes.ts';

/**
 * What was seen. Six different answers that must never be mixed up:
 * - `count`: objects, 0 included. `low` null means "at most high", `high` null "at least low"; both are stated bounds.
 * - `measure`: a length, area or share; same bounds. A share of change may be negative.
 * - `state`: yes / no / uncertain ("reactor running").
 * - `uncounted`: something was seen, the source gives words and no number.
 * - `unusable`: an image exists but could not be read (cloud, resolution).
 * - `not-observed`: nobody looked.
 */
export type Seen =
  | { readonly kind: 'count'; readonly low: number | null; readonly high: number | null }
  | {
      readonly kind: 'measure';
      readonly unit: MeasureUnit;
      readonly low: number | null;
      readonly high: number | null;
    }
  | { readonly kind: 'state'; readonly state: 'yes' | 'no' | 'uncertain' }
  | { readonly kind: 'uncounted' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'not-observed'; readonly reason: string };

export type MeasureUnit = 'm' | 'm2' | 'percent';

/** Where a published observation stands. */
export interface ObservationSource {
  readonly url: string;
  readonly title: string;
  readonly published: PartialDate | null;
  /** True where the page itself does not carry the date. */
  readonly publishedInferred: boolean;
  /** At most 20 words, verbatim, in the page's language. */
  readonly quote: string | null;
}

/** What was seen in one site or zone on one date. `source` is null for our own. */
export interface Observation {
  readonly id: string;
  readonly siteId: string;
  readonly zoneId: string | null;
  /** As written by the source: `railcars`, `5 MWe reactor status`. Compare with `objectClassKey`. */
  readonly objectClass: string;
  readonly when: DateSpan;
  readonly seen: Seen;
  /** The words the count came in: `approximately 73`. */
  readonly note: string | null;
  readonly sensor: string | null;
  /** Who counted; `X via Y` when X's count was read at Y. Null where nobody looked. */
  readonly observer: string | null;
  readonly source: ObservationSource | null;
  readonly sceneId: string | null;
  readonly method: Maker | null;
  /** Share of the zone that could be seen, 0..1; null where not stated. */
  readonly visibleShare: number | null;
  readonly review: Review;
}

const bound = z.number().nullable();
const countBound = z.number().int('expected a whole number').min(0, 'a count cannot be negative').nullable();

function hasOrderedBounds(value: { low: number | null; high: number | null }): boolean {
  return (
    (value.low !== null || value.high !== null) &&
    (value.low === null || value.high === null || value.low <= value.high)
  );
}
const boundsRule = 'expected at least one bound, and low not above high';

export const seenSchema: z.ZodType<Seen> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), low: countBound, high: countBound }).refine(hasOrderedBounds, boundsRule),
  z
    .strictObject({
      kind: z.literal('measure'),
      unit: z.enum(['m', 'm2', 'percent']),
      low: bound,
      high: bound,
    })
    .refine(hasOrderedBounds, boundsRule),
  z.strictObject({ kind: z.literal('state'), state: z.enum(['yes', 'no', 'uncertain']) }),
  z.strictObject({ kind: z.literal('uncounted') }),
  z.strictObject({ kind: z.literal('unusable'), reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal('not-observed'), reason: z.string().min(1) }),
]);

export const observationSchema: z.ZodType<Observation> = z.strictObject({
  id: idSchema,
  siteId: idSchema,
  zoneId: idSchema.nullable(),
  objectClass: z.string().min(1),
  when: dateSpanSchema,
  seen: seenSchema,
  note: z.string().nullable(),
  sensor: z.string().nullable(),
  observer: z.string().nullable(),
  source: z
    .strictObject({
      url: urlSchema,
      title: z.string(),
      published: partialDateSchema.nullable(),
      publishedInferred: z.boolean(),
      quote: z.string().nullable(),
    })
    .nullable(),
  sceneId: idSchema.nullable(),
  method: makerSchema.nullable(),
  visibleShare: z.number().min(0).max(1).nullable(),
  review: reviewSchema,
});
