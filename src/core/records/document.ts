import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, instantSchema, partialDateSchema, urlSchema } from './shapes.ts';

/**
 * A kept copy of something published. The bytes lie in the blob store under `sha256`; `text` is what was read from
 * them, and every span in the case counts UTF-16 code units into exactly this text.
 */
export interface Document {
  readonly id: string;
  readonly url: string | null;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
  readonly byteLength: number;
  readonly mediaType: string;
  /** When the bytes were fetched; null for a file whose fetching nobody recorded. */
  readonly retrieved: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** BCP 47 */
  readonly language: string | null;
  readonly published: PartialDate | null;
  /** `original`: the publication itself. `digest`: our own summary of the page at `url`, not its words. */
  readonly form: 'original' | 'digest';
  readonly text: string;
}

export const documentSchema: z.ZodType<Document> = z.strictObject({
  id: idSchema,
  url: urlSchema.nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  byteLength: z.number().int().min(0),
  mediaType: z.string().min(1),
  retrieved: instantSchema.nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  language: z.string().nullable(),
  published: partialDateSchema.nullable(),
  form: z.enum(['original', 'digest']),
  text: z.string(),
});
