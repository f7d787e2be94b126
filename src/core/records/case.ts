import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, partialDateSchema } from './shapes.ts';

/**
 * One question under study. Sites, documents, provisions, parties and mentions can serve several cases, so a case lists the
 * ids of those it uses; propositions, hypotheses, judgements, indicators and forecasts name their case themselves.
 */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly opened: PartialDate;
  /** The day the case looks from: later observations are outcome, not evidence. */
  readonly asOf: PartialDate;
  readonly summary: string | null;
  readonly sites: readonly string[];
  readonly documents: readonly string[];
  readonly provisions: readonly string[];
  readonly parties: readonly string[];
  readonly mentions: readonly string[];
  /** The series the brief leads with. */
  readonly focus: {
    readonly siteId: string;
    readonly objectClass: string;
    readonly at: PartialDate;
  } | null;
  /** Dated happenings that the series of the case are compared before and after: a summit, a launch. */
  readonly events: readonly CaseEvent[];
  /** What the reader must know of the limits of this case, one sentence each. */
  readonly limits: readonly string[];
}

interface CaseEvent {
  readonly date: PartialDate;
  readonly text: string;
}

export const caseSchema: z.ZodType<Case> = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  question: z.string().min(1),
  opened: partialDateSchema,
  asOf: partialDateSchema,
  summary: z.string().nullable(),
  sites: z.array(idSchema),
  documents: z.array(idSchema),
  provisions: z.array(idSchema),
  parties: z.array(idSchema).default([]),
  mentions: z.array(idSchema).default([]),
  focus: z.strictObject({ siteId: idSchema, objectClass: z.string().min(1), at: partialDateSchema }).nullable(),
  events: z.array(z.strictObject({ date: partialDateSchema, text: z.string().min(1) })).default([]),
  limits: z.array(z.string().min(1)),
});
