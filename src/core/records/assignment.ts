import { z } from 'zod';
import { type AssignmentState, assignmentStates } from './assignment-states.ts';
import { type Topic, topicSchema } from './topic.ts';
import { idSchema, instantSchema } from './shapes.ts';

/** A record that somebody is asked to work on. */
export interface Assignment {
  readonly id: string;
  /** The case in which it was given; null where it was given outside of one. */
  readonly caseId: string | null;
  readonly about: Topic;
  /** What is to be done, in words. */
  readonly task: string;
  readonly to: string;
  readonly by: string;
  /** UTC instant */
  readonly at: string;
  /** The last day, `YYYY-MM-DD`; null where none was said. */
  readonly due: string | null;
  readonly state: AssignmentState;
  /** Who set the state last, when, and what they said of it; null while it is as it was given. */
  readonly settled: { readonly by: string; readonly at: string; readonly note: string | null } | null;
}

const person = z.string().trim().min(1).max(200);

export const assignmentSchema: z.ZodType<Assignment> = z.strictObject({
  id: idSchema,
  caseId: idSchema.nullable(),
  about: topicSchema,
  task: z.string().trim().min(1).max(2000),
  to: person,
  by: person,
  at: instantSchema,
  due: z.iso.date().nullable(),
  state: z.enum(assignmentStates),
  settled: z
    .strictObject({ by: person, at: instantSchema, note: z.string().trim().min(1).max(2000).nullable() })
    .nullable(),
});
