import { z } from 'zod';
import { type RecordChange, idSchema, recordKinds } from '#core';

/** What a change answers: the ids that came of it, and what it touched. */
export interface ChangeAnswer {
  readonly ids: readonly string[];
  readonly changes: readonly RecordChange[];
}

/** Who changes something, and why: it goes into the history. */
export interface Signature {
  readonly by: string;
  readonly reason?: string | undefined;
}

/** The members of `Signature`, to stand in the body of a change. */
export const signatureShape: { readonly by: z.ZodType<string>; readonly reason: z.ZodType<string | undefined> } = {
  by: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000).optional(),
};

export const changesSchema: z.ZodArray<z.ZodType<RecordChange>> = z
  .array(
    z.strictObject({
      kind: z.enum(recordKinds),
      id: idSchema,
      sequence: z.number().int().min(1),
    }),
  )
  .max(1000);

export const changeAnswerSchema: z.ZodType<ChangeAnswer> = z.strictObject({
  ids: z.array(idSchema),
  changes: changesSchema,
});

/** Takes a change back: the `changes` of its answer. */
export interface Undo {
  readonly changes: readonly RecordChange[];
  readonly by: string;
}
export const undoSchema: z.ZodType<Undo> = z.strictObject({ changes: changesSchema.min(1), by: signatureShape.by });
