import { z } from 'zod';
import { slug } from '../ids.ts';
import { type Topic, topicSchema } from './topic.ts';
import { idSchema, instantSchema } from './shapes.ts';

/** What a person says about a record. The first of a thread has `inReplyTo` null and carries whether the thread is settled. */
export interface Comment {
  readonly id: string;
  /** The case in which it was said; null where it was said outside of one. */
  readonly caseId: string | null;
  readonly about: Topic;
  /** Id of the first comment of the thread. */
  readonly inReplyTo: string | null;
  /** Plain text as typed; Markdown in it is shown as it stands. */
  readonly text: string;
  readonly by: string;
  /** UTC instant */
  readonly at: string;
  /** UTC instant of the last change of the words; what they were stands in the history. */
  readonly edited: string | null;
  /** `personKey` of everybody whom the text names with an @. */
  readonly mentions: readonly string[];
  /** Null while the thread is open; always null in a reply. */
  readonly resolved: { readonly by: string; readonly at: string } | null;
  /** Taken back by whoever wrote it: shown without its words. */
  readonly withdrawn: boolean;
}

/** A person as others name them: `A. Analyst`, `@a.analyst` and `a-analyst` are the same one. */
export function personKey(name: string): string {
  return slug(name);
}

/** Everybody whom a text names, each once: `@` before a name without spaces, or before one in double quotes. */
export function findMentions(text: string): string[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}_.@])@(?:"([^"\n]{1,200})"|([\p{L}\p{N}][\p{L}\p{N}._-]{0,199}))/gu);
  return [
    ...new Set(Array.from(found, ([, quoted, plain]) => personKey(quoted ?? plain!)).filter((key) => key !== '')),
  ];
}

export const commentTextSchema: z.ZodType<string> = z.string().trim().min(1).max(10_000);

const person = z.string().trim().min(1).max(200);

export const commentSchema: z.ZodType<Comment> = z
  .strictObject({
    id: idSchema,
    caseId: idSchema.nullable(),
    about: topicSchema,
    inReplyTo: idSchema.nullable(),
    text: commentTextSchema,
    by: person,
    at: instantSchema,
    edited: instantSchema.nullable(),
    mentions: z.array(z.string().min(1).max(200)).max(1000),
    resolved: z.strictObject({ by: person, at: instantSchema }).nullable(),
    withdrawn: z.boolean(),
  })
  .refine(
    ({ inReplyTo, resolved }) => inReplyTo === null || resolved === null,
    'only the first of a thread is resolved',
  );
