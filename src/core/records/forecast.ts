import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { type Citation, citationSchema, idSchema, partialDateSchema, urlSchema } from './shapes.ts';

/** A question with a deadline and a probability, scored when resolved. */
export interface Forecast {
  readonly id: string;
  readonly caseId: string;
  readonly question: string;
  /** Who forecast it, as the reader should see it. */
  readonly forecaster: string;
  readonly made: PartialDate;
  readonly deadline: PartialDate | null;
  /** What decides between yes and no. */
  readonly criterion: string;
  /** The words it was made in: `expects`, `probably`. */
  readonly words: string | null;
  /** 0..1; for words without a number, the middle of the band, and `bandLow`..`bandHigh` its ends. */
  readonly probability: number | null;
  readonly bandLow: number | null;
  readonly bandHigh: number | null;
  readonly citations: readonly Citation[];
  readonly resolution: {
    readonly outcome: 'yes' | 'no' | 'void' | 'open';
    readonly on: PartialDate | null;
    readonly reason: string;
    readonly sourceUrl: string | null;
  };
}

const probability = z.number().min(0).max(1).nullable();
export const forecastSchema: z.ZodType<Forecast> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  question: z.string().min(1),
  forecaster: z.string().min(1),
  made: partialDateSchema,
  deadline: partialDateSchema.nullable(),
  criterion: z.string().min(1),
  words: z.string().nullable(),
  probability,
  bandLow: probability,
  bandHigh: probability,
  citations: z.array(citationSchema),
  resolution: z.strictObject({
    outcome: z.enum(['yes', 'no', 'void', 'open']),
    on: partialDateSchema.nullable(),
    reason: z.string(),
    sourceUrl: urlSchema.nullable(),
  }),
});
