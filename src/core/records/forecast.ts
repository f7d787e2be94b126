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
  /** The claim it was opened from. */
  readonly claimId: string | null;
  readonly resolution: {
    readonly outcome: 'yes' | 'no' | 'void' | 'open';
    readonly on: PartialDate | null;
    readonly reason: string;
    readonly sourceUrl: string | null;
    /** What decided it, where the case keeps it. */
    readonly citations: readonly Citation[];
  };
}

const probability = z.number().min(0).max(1).nullable();
export const forecastSchema: z.ZodType<Forecast> = z
  .strictObject({
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
    claimId: idSchema.nullable().default(null),
    resolution: z.strictObject({
      outcome: z.enum(['yes', 'no', 'void', 'open']),
      on: partialDateSchema.nullable(),
      reason: z.string(),
      sourceUrl: urlSchema.nullable(),
      citations: z.array(citationSchema).default([]),
    }),
  })
  .refine(
    (forecast) => forecast.probability !== null || forecast.words !== null,
    'a forecast needs a probability or the words it was made in',
  )
  .refine(
    ({ resolution }) => resolution.outcome === 'open' || resolution.reason.trim() !== '',
    'a resolved or void forecast needs a reason',
  )
  .refine(
    ({ bandLow, bandHigh }) => (bandLow === null) === (bandHigh === null) && (bandLow ?? 0) <= (bandHigh ?? 1),
    'a band needs both ends, low not above high',
  );
