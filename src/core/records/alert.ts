import { z } from 'zod';
import { type Review, idSchema } from './shapes.ts';

/**
 * A look that its baseline makes improbable, and what a person made of it. An alert nobody has decided on is computed and
 * not kept; what it means stands elsewhere.
 */
export interface Alert {
  /** By site, class and date, so that the same look is the same alert. */
  readonly id: string;
  readonly siteId: string;
  readonly objectClass: string;
  /** PartialDate or `from/to` of the look, as in its series. */
  readonly date: string;
  /** What had been seen when it was decided: another count on that date is to be decided again. */
  readonly low: number | null;
  readonly high: number | null;
  /** Probability under the baseline, and the same corrected for the number of series watched, 0..1. */
  readonly exceedance: number | null;
  readonly q: number | null;
  /** `rejected`: dismissed. */
  readonly review: Exclude<Review, 'draft'>;
  readonly reason: string;
  readonly decidedBy: string;
}

const share = z.number().min(0).max(1).nullable();

export const alertSchema: z.ZodType<Alert> = z.strictObject({
  id: idSchema,
  siteId: idSchema,
  objectClass: z.string().min(1),
  date: z.string().min(4).max(60),
  low: z.number().nullable(),
  high: z.number().nullable(),
  exceedance: share,
  q: share,
  review: z.enum(['accepted', 'rejected']),
  reason: z.string().min(1).max(2000),
  decidedBy: z.string().min(1).max(200),
});
