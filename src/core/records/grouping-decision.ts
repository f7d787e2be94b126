import { z } from 'zod';
import { idSchema, instantSchema } from './shapes.ts';

/** A claim as a person pointed at it: by its words, so that it is found again when texts are read anew. */
export interface DecidedClaim {
  readonly documentId: string;
  /** UTF-16 code unit at which the words began. */
  readonly start: number;
  readonly exact: string;
}

/**
 * What a person decided on a proposition: that a claim states it or does not, whatever the rules say; that it takes in
 * the claims of another proposition, or no longer does. Of several on one matter the last one holds.
 */
export type GroupingDecision = {
  readonly by: string;
  /** UTC instant */
  readonly at: string;
  readonly reason: string;
} & (
  | { readonly action: 'include' | 'exclude'; readonly claim: DecidedClaim }
  | { readonly action: 'merge' | 'part'; readonly propositionId: string }
);

const decided = { by: z.string().min(1), at: instantSchema, reason: z.string().min(1) };

export const groupingDecisionSchema: z.ZodType<GroupingDecision> = z.union([
  z.strictObject({
    ...decided,
    action: z.enum(['include', 'exclude']),
    claim: z.strictObject({ documentId: idSchema, start: z.number().int().min(0), exact: z.string().min(1).max(2000) }),
  }),
  z.strictObject({ ...decided, action: z.enum(['merge', 'part']), propositionId: idSchema }),
]);
