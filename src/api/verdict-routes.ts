import { z } from 'zod';
import { type RecordChange, idSchema } from '#core';
import { changesSchema } from './changes/record-change.ts';
import { type Route, change, longBody } from './route.ts';

/** Names of the routes by which a person decides on drafts. */
export type VerdictRouteName = 'markingVerdict' | 'observationVerdict' | 'claimVerdict';

/** A person's decision on a draft, and who decides: it goes into the history. */
export interface Verdict {
  readonly verdict: 'accepted' | 'rejected';
  /** Of a marking: these marks are no objects and are taken out; the rest is accepted. */
  readonly rejectedMarks?: readonly string[] | undefined;
  /** Of a marking: these marks are objects of another class; they are kept apart with it, and the rest is accepted. */
  readonly reclassedMarks?: readonly { readonly id: string; readonly objectClass: string }[] | undefined;
  readonly by: string;
  readonly reason?: string | undefined;
}

export const verdictSchema: z.ZodType<Verdict> = z.strictObject({
  verdict: z.enum(['accepted', 'rejected']),
  rejectedMarks: z.array(idSchema).max(100_000).optional(),
  reclassedMarks: z
    .array(z.strictObject({ id: idSchema, objectClass: z.string().trim().min(1).max(100) }))
    .max(100_000)
    .optional(),
  by: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000).optional(),
});

/** What was decided, and how many records followed. */
export interface VerdictAnswer {
  readonly id: string;
  readonly review: 'accepted' | 'rejected';
  /** Observations counted from the marking that follow it. */
  readonly observations: number;
  /** With these it is taken back. */
  readonly changes: readonly RecordChange[];
}

const answerSchema: z.ZodType<VerdictAnswer> = z.strictObject({
  id: z.string(),
  review: z.enum(['accepted', 'rejected']),
  observations: z.number().int().min(0),
  changes: changesSchema,
});

export const verdictRoutes: Readonly<Record<VerdictRouteName, Route>> = {
  markingVerdict: longBody(
    change(
      'analyst',
      '/api/v1/markings/{marking}/verdict',
      'decideMarking',
      'A person accepts the marks of a scene, takes single ones out or gives them another class, or rejects them all; their counts follow',
      verdictSchema,
      answerSchema,
    ),
  ),
  observationVerdict: change(
    'analyst',
    '/api/v1/observations/{observation}/verdict',
    'decideObservation',
    'A person accepts or rejects a drafted observation',
    verdictSchema,
    answerSchema,
  ),
  claimVerdict: change(
    'analyst',
    '/api/v1/claims/{claim}/verdict',
    'decideClaim',
    'A person accepts or rejects a drafted claim',
    verdictSchema,
    answerSchema,
  ),
};
