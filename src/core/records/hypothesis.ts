import { z } from 'zod';
import { type Citation, citationSchema, idSchema } from './shapes.ts';

/** How one piece of evidence sits with one hypothesis (Heuer's ACH: inconsistency is what tells). */
export interface EvidenceReading {
  readonly citation: Citation;
  readonly reads: 'inconsistent' | 'neutral' | 'consistent';
  readonly reason: string;
}

/** A possible explanation. */
export interface Hypothesis {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly evidence: readonly EvidenceReading[];
  /** What one would expect to see if it were true and has not. */
  readonly missing: readonly string[];
}

export const hypothesisSchema: z.ZodType<Hypothesis> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  text: z.string().min(1),
  evidence: z.array(
    z.strictObject({
      citation: citationSchema,
      reads: z.enum(['inconsistent', 'neutral', 'consistent']),
      reason: z.string().min(1),
    }),
  ),
  missing: z.array(z.string().min(1)),
});
