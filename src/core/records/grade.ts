import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { type InformationGrade, type SourceGrade, informationGrades, sourceGrades } from './admiralty-code.ts';
import { type Citation, citationSchema, idSchema, partialDateSchema } from './shapes.ts';

/**
 * What a person decided about a source or about one statement. The two never depend on each other: a reliable source
 * can be wrong. A statement is named by its exact words, not by a claim's id, so that a grade outlives a new extraction.
 */
export interface Grade {
  readonly id: string;
  readonly caseId: string;
  /** The source graded; null for a statement. */
  readonly partyId: string | null;
  /** The statement graded; null for a source. */
  readonly statement: Citation | null;
  /** A letter for a source, a digit for a statement. */
  readonly value: SourceGrade | InformationGrade;
  /** What confirms it, for 1 only: statements or observations of an origin that is independent of its own. */
  readonly confirmedBy: readonly Citation[];
  readonly by: string;
  readonly on: PartialDate;
  readonly reason: string;
}

export const gradeSchema: z.ZodType<Grade> = z
  .strictObject({
    id: idSchema,
    caseId: idSchema,
    partyId: idSchema.nullable(),
    statement: citationSchema.nullable(),
    value: z.enum([...sourceGrades, ...informationGrades]),
    confirmedBy: z.array(citationSchema),
    by: z.string().min(1),
    on: partialDateSchema,
    reason: z.string().min(1, 'a grade needs a reason'),
  })
  .refine(
    (grade) => (grade.partyId === null) !== (grade.statement === null),
    'a grade is of a source (partyId) or of a statement, and not of both',
  )
  .refine(
    (grade) => /[A-F]/.test(grade.value) === (grade.partyId !== null),
    'a source has a letter from A to F, a statement a digit from 1 to 6',
  )
  .refine(
    (grade) => (grade.value === '1') === grade.confirmedBy.length > 0,
    '1 (confirmed) needs "confirmedBy", and no other grade takes it',
  );
