import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { type Observable, observableSchema } from './observable.ts';
import { type Citation, citationSchema, idSchema, partialDateSchema } from './shapes.ts';

/** One step of a warning chain and whether it has been seen. */
export interface Indicator {
  readonly id: string;
  readonly caseId: string;
  /** The chain it belongs to: `Nuclear test`. */
  readonly chain: string;
  /** Expected order in the chain, from 1. */
  readonly order: number;
  readonly text: string;
  /** `seen`: in an observation. `reported`: somebody says so. `not-seen`: looked, absent. `not-observed`: nobody looked. */
  readonly status: 'seen' | 'reported' | 'not-seen' | 'not-observed';
  readonly since: PartialDate | null;
  readonly citations: readonly Citation[];
  readonly note: string | null;
  /** What would show it. */
  readonly observables: readonly Observable[];
  /** Days from this step to the end of the chain, at least and at most; null where nobody knows. */
  readonly leadDays: { readonly low: number; readonly high: number } | null;
}

export const indicatorSchema: z.ZodType<Indicator> = z
  .strictObject({
    id: idSchema,
    caseId: idSchema,
    chain: z.string().min(1),
    order: z.number().int().min(1),
    text: z.string().min(1),
    status: z.enum(['seen', 'reported', 'not-seen', 'not-observed']),
    since: partialDateSchema.nullable(),
    citations: z.array(citationSchema),
    note: z.string().nullable(),
    observables: z.array(observableSchema).default([]),
    leadDays: z
      .strictObject({ low: z.number().min(0), high: z.number().min(0) })
      .refine(({ low, high }) => low <= high, 'expected low not above high')
      .nullable()
      .default(null),
  })
  .refine(
    (step) => step.status === 'not-observed' || step.citations.length > 0,
    'a step that is not "not-observed" needs a citation',
  );
