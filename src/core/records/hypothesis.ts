import { z } from 'zod';
import { type Observable, observableSchema } from './observable.ts';
import { type Citation, citationSchema, idSchema } from './shapes.ts';

/** How one piece of evidence sits with one hypothesis (Heuer's ACH: inconsistency is what tells). */
export interface EvidenceReading {
  readonly citation: Citation;
  readonly reads: 'inconsistent' | 'neutral' | 'consistent';
  readonly reason: string;
  /** How probable this evidence would be if the hypothesis were true, 0..1; null: not put in numbers. */
  readonly likelihood: ProbabilityRange | null;
}

/** A probability of which only a range is claimed, 0..1, both ends included. */
export interface ProbabilityRange {
  readonly low: number;
  readonly high: number;
}

/** Something that would decide and cannot be seen, so that it limits what may be concluded. */
export interface Unseeable {
  readonly what: string;
  readonly citation: Citation;
}

/** A possible explanation. */
export interface Hypothesis {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly evidence: readonly EvidenceReading[];
  /** What one would expect to see if it were true and has not. */
  readonly missing: readonly string[];
  /** The same where it can be looked for: at a site, as an object class. */
  readonly expects: readonly Observable[];
  /** Before any of the evidence; null: not put in numbers. */
  readonly prior: ProbabilityRange | null;
  readonly unseeable: readonly Unseeable[];
}

const probability = z.number().min(0).max(1);
const rangeSchema: z.ZodType<ProbabilityRange> = z
  .strictObject({ low: probability, high: probability })
  .refine(({ low, high }) => low <= high, 'expected low not above high');

export const hypothesisSchema: z.ZodType<Hypothesis> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  text: z.string().min(1),
  evidence: z.array(
    z.strictObject({
      citation: citationSchema,
      reads: z.enum(['inconsistent', 'neutral', 'consistent']),
      reason: z.string().min(1),
      likelihood: rangeSchema.nullable().default(null),
    }),
  ),
  missing: z.array(z.string().min(1)),
  expects: z.array(observableSchema).default([]),
  prior: rangeSchema.nullable().default(null),
  unseeable: z.array(z.strictObject({ what: z.string().min(1), citation: citationSchema })).default([]),
});
