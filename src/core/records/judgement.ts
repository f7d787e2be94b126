import { z } from 'zod';
import { type LikelihoodWord, likelihoodBands } from './likelihood.ts';
import { type Citation, citationSchema, idSchema } from './shapes.ts';

/** What a level of confidence rests on, one sentence each. */
export interface ConfidenceBasis {
  readonly sources: string;
  readonly quality: string;
  readonly gaps: string;
}

/** What the analyst concludes. Likelihood and confidence are two things and are printed in two sentences. */
export interface Judgement {
  readonly id: string;
  readonly caseId: string;
  readonly hypothesisId: string | null;
  readonly text: string;
  readonly likelihood: LikelihoodWord | null;
  readonly confidence: 'low' | 'moderate' | 'high' | null;
  readonly confidenceReason: string | null;
  readonly confidenceBasis: ConfidenceBasis | null;
  /** The view of those who see it otherwise, and why they may be right. */
  readonly alternative: {
    readonly hypothesisId: string | null;
    readonly text: string;
    readonly reason: string;
  } | null;
  readonly citations: readonly Citation[];
  /** What cannot be concluded, and why. */
  readonly limits: string | null;
}

export const judgementSchema: z.ZodType<Judgement> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  hypothesisId: idSchema.nullable(),
  text: z.string().min(1),
  likelihood: z.enum(Object.keys(likelihoodBands) as LikelihoodWord[]).nullable(),
  confidence: z.enum(['low', 'moderate', 'high']).nullable(),
  confidenceReason: z.string().nullable(),
  confidenceBasis: z
    .strictObject({ sources: z.string().min(1), quality: z.string().min(1), gaps: z.string().min(1) })
    .nullable()
    .default(null),
  alternative: z
    .strictObject({ hypothesisId: idSchema.nullable(), text: z.string().min(1), reason: z.string().min(1) })
    .nullable()
    .default(null),
  citations: z.array(citationSchema).min(1, 'a judgement needs at least one citation'),
  limits: z.string().nullable(),
});
