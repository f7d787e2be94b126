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
  /** How the bytes were read as text, a label of the WHATWG Encoding Standard; null for a format that says so itself. */
  readonly encoding: string | null;
  /** When the bytes were fetched; null for a file whose fetching nobody recorded. */
  readonly retrieved: string | null;
  readonly capture: Capture | null;
  /** Id of the version of the same page that was kept before this one. */
  readonly replaces: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** BCP 47 */
  readonly language: string | null;
  readonly published: PartialDate | null;
  /** When the page says it was last changed. */
  readonly modified: PartialDate | null;
  /** `original`: the publication itself. `digest`: our own summary of the page at `url`, not its words. */
  readonly form: 'original' | 'digest';
  readonly text: string;
  /** Where each page of a PDF begins in `text`, UTF-16 code units; empty for what has no pages. */
  readonly pageStarts: readonly number[];
  /** What whoever relies on the text should know of how it was read: a guessed encoding, a page without text. */
  readonly notes: readonly string[];
}

/** How the bytes came from the web. Headers and addresses are kept as the server sent them. */
export interface Capture {
  /** The address asked for. */
  readonly requested: string;
  /** The address that answered with the bytes, after redirects. */
  readonly address: string;
  readonly redirects: readonly Redirect[];
  readonly status: number;
  /** In the order received, names as written; cookies are left out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** When the address last answered with these same bytes, or that they had not changed. */
  readonly lastSeen: string;
}

/** One step on the way to the final address: `from` answered with `status` and sent on to the next. */
export interface Redirect {
  readonly status: number;
  readonly from: string;
}

const captureSchema: z.ZodType<Capture> = z.strictObject({
  requested: urlSchema,
  address: urlSchema,
  redirects: z.array(z.strictObject({ status: z.number().int().min(300).max(399), from: urlSchema })).max(20),
  status: z.number().int().min(200).max(599),
  headers: z.array(z.tuple([z.string().min(1).max(200), z.string().max(8000)])).max(200),
  lastSeen: instantSchema,
});

export const documentSchema: z.ZodType<Document> = z.strictObject({
  id: idSchema,
  url: urlSchema.nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  byteLength: z.number().int().min(0),
  mediaType: z.string().min(1),
  encoding: z.string().min(1).max(40).nullable(),
  retrieved: instantSchema.nullable(),
  capture: captureSchema.nullable(),
  replaces: idSchema.nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  language: z.string().nullable(),
  published: partialDateSchema.nullable(),
  modified: partialDateSchema.nullable(),
  form: z.enum(['original', 'digest']),
  text: z.string(),
  pageStarts: z.array(z.number().int().min(0)),
  notes: z.array(z.string().min(1).max(500)).max(50),
});
