import { z } from 'zod';
import { type GroupingDecision, type Sentence, idSchema, sentenceSchema } from '#core';
import { type Signature, signatureShape } from '../changes/record-change.ts';

/** A claim under a proposition or in a proposal, why it is there, and how far it says what the others there say (0..1). */
export interface GroupedClaim {
  readonly claimId: string;
  readonly documentId: string;
  readonly text: string;
  readonly reason?: string;
  /** The same as data. */
  readonly because?: Sentence;
  readonly score: number | null;
}

/** The claims of a case under its propositions, and proposals for the others. */
export interface Grouping {
  readonly propositions: readonly {
    readonly id: string;
    readonly text: string;
    /** Of the record: goes into If-Match. */
    readonly sha256: string;
    readonly mergedInto: string | null;
    readonly claims: readonly GroupedClaim[];
    readonly decisions: readonly GroupingDecision[];
  }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly text: string;
    readonly score: number;
    readonly reasons: readonly string[];
    readonly because: readonly Sentence[];
    readonly claims: readonly GroupedClaim[];
  }[];
}

const groupedClaim = z.strictObject({
  claimId: z.string(),
  documentId: z.string(),
  text: z.string(),
  reason: z.string().optional(),
  because: sentenceSchema.optional(),
  score: z.number().nullable(),
}) as unknown as z.ZodType<GroupedClaim>;

const decision = z.looseObject({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  action: z.enum(['include', 'exclude', 'merge', 'part']),
}) as unknown as z.ZodType<GroupingDecision>;

export const groupingSchema: z.ZodType<Grouping> = z.strictObject({
  propositions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      sha256: z.string(),
      mergedInto: z.string().nullable(),
      claims: z.array(groupedClaim),
      decisions: z.array(decision),
    }),
  ),
  proposals: z.array(
    z.looseObject({
      id: z.string(),
      text: z.string(),
      score: z.number(),
      reasons: z.array(z.string()),
      because: z.array(sentenceSchema),
      claims: z.array(groupedClaim),
    }),
  ),
});

/** What a person decides on a proposition: to take another one in, to let it go, to split claims off. */
export type PropositionDecision = Signature &
  (
    | { readonly action: 'merge' | 'part'; readonly other: string }
    | {
        readonly action: 'split';
        readonly claims: readonly string[];
        /** Where they go: a proposition there is. */
        readonly to?: string | undefined;
        /** Or a new one with these words. */
        readonly text?: string | undefined;
      }
  );

export const propositionDecisionSchema: z.ZodType<PropositionDecision> = z.union([
  z.strictObject({ ...signatureShape, action: z.enum(['merge', 'part']), other: idSchema }),
  z
    .strictObject({
      ...signatureShape,
      action: z.literal('split'),
      claims: z.array(idSchema).min(1).max(500),
      to: idSchema.optional(),
      text: z.string().trim().min(1).max(2000).optional(),
    })
    .refine(({ text, to }) => (text === undefined) !== (to === undefined), 'expected either "to" or "text"'),
]);

/** Makes a proposition of a proposal, under its own words or others. */
export interface KeepProposal extends Signature {
  readonly text?: string | undefined;
}
export const keepProposalSchema: z.ZodType<KeepProposal> = z.strictObject({
  ...signatureShape,
  text: z.string().trim().min(1).max(2000).optional(),
});
