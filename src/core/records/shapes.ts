import { z } from 'zod';
import { type DateSpan, type PartialDate, parseDateSpan, parsePartialDate } from '../partial-date.ts';

/** Building blocks that the record schemas share. Every field is required; what is not known is `null`. */

/** A record's id within its kind: letters, digits and `- _ . :`, at most 200 characters. */
export const idSchema: z.ZodType<string> = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_.:]*$/u, 'expected letters, digits and - _ . : only');

export const partialDateSchema: z.ZodType<PartialDate> = z
  .string()
  .transform((text, context) => parsed(() => parsePartialDate(text), context));

/** `2023-10-05` or `2022-11-05/2022-11-08` as text; a DateSpan is kept as this text in files and stores. */
export const dateSpanTextSchema: z.ZodType<DateSpan> = z
  .string()
  .transform((text, context) => parsed(() => parseDateSpan(text), context));

/** A span as a record carries it. */
export const dateSpanSchema: z.ZodType<DateSpan> = z.strictObject({
  from: partialDateSchema,
  to: partialDateSchema.nullable(),
});

/** An instant: UTC, ISO 8601, with `Z`. */
export const instantSchema: z.ZodType<string> = z.iso.datetime({ precision: null });

/** An absolute http(s) address. Anything else (javascript:, file:) is refused, since these are printed as links. */
export const urlSchema: z.ZodType<string> = z
  .string()
  .max(4000)
  .regex(/^https?:\/\/[^\s"'<>]+$/, 'expected an http(s) address');

/** Machine output is `draft` until a person makes it `accepted` or `rejected`. */
export type Review = 'draft' | 'accepted' | 'rejected';
export const reviewSchema: z.ZodType<Review> = z.enum(['draft', 'accepted', 'rejected']);

/** A method, detector or rule set and the version that ran. */
export interface Maker {
  readonly name: string;
  readonly version: string;
}
export const makerSchema: z.ZodType<Maker> = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
});

/**
 * What a statement rests on: exact words in a kept document (they must occur in its text), an observation, or
 * another record. Nothing is printed in a brief without one.
 */
export type Citation =
  | { readonly kind: 'document'; readonly documentId: string; readonly exact: string }
  | { readonly kind: 'observation'; readonly observationId: string };
export const citationSchema: z.ZodType<Citation> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    documentId: idSchema,
    exact: z.string().min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('observation'), observationId: idSchema }),
]);

function parsed<T>(parse: () => T, context: z.core.$RefinementCtx): T {
  try {
    return parse();
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
}
