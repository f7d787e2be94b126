import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { type Citation, citationSchema, idSchema, partialDateSchema, urlSchema } from './shapes.ts';

/** What became of something that was said: the history by which a source is graded. */
export interface Outcome {
  readonly id: string;
  readonly caseId: string;
  /** What was said, in its exact words. */
  readonly statement: Citation;
  /** Who said it: the origin, not the outlet that printed it. */
  readonly partyId: string;
  readonly borneOut: 'yes' | 'partly' | 'no' | 'open';
  readonly on: PartialDate | null;
  readonly reason: string;
  readonly sourceUrl: string | null;
}

export const outcomeSchema: z.ZodType<Outcome> = z
  .strictObject({
    id: idSchema,
    caseId: idSchema,
    statement: citationSchema,
    partyId: idSchema,
    borneOut: z.enum(['yes', 'partly', 'no', 'open']),
    on: partialDateSchema.nullable(),
    reason: z.string().min(1),
    sourceUrl: urlSchema.nullable(),
  })
  .refine((outcome) => outcome.borneOut === 'open' || outcome.on !== null, 'a decided outcome needs its day ("on")');
