import { z } from 'zod';
import { discussedKinds } from './discussed-kinds.ts';
import type { RecordKind } from './record-kinds.ts';
import { idSchema } from './shapes.ts';

/** Where in a record somebody points. Offsets are UTF-16 code units of the document's text, half open. */
export type PlaceInRecord =
  | { readonly kind: 'words'; readonly start: number; readonly end: number; readonly exact: string }
  | { readonly kind: 'mark'; readonly markId: string }
  /** A section of a brief, as its `layout` names it. */
  | { readonly kind: 'section'; readonly section: string };

/** A record, or a place in it: what a comment or an assignment is about. */
export interface Topic {
  readonly kind: RecordKind;
  readonly id: string;
  /** Null: the whole record. */
  readonly place: PlaceInRecord | null;
}

/** `claim:claim-1`: a record of any kind as one text, by which stores find what is about it. */
export function recordKey({ id, kind }: Pick<Topic, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

const offset = z.number().int().min(0);
export const topicSchema: z.ZodType<Topic> = z.strictObject({
  kind: z.enum(discussedKinds as [RecordKind, ...RecordKind[]]),
  id: idSchema,
  place: z
    .discriminatedUnion('kind', [
      z
        .strictObject({ kind: z.literal('words'), start: offset, end: offset, exact: z.string().min(1).max(2000) })
        .refine(({ end, exact, start }) => end - start === exact.length, 'expected "exact" to be as long as the span'),
      z.strictObject({ kind: z.literal('mark'), markId: idSchema }),
      z.strictObject({ kind: z.literal('section'), section: z.string().min(1).max(200) }),
    ])
    .nullable(),
});
