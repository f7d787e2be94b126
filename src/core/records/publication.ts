import { z } from 'zod';
import { canonicalJson, sha256Hex } from '../hash.ts';
import { type HistoryAnchor, historyAnchorSchema } from './history.ts';
import { type ReaderLanguage, readerLanguages } from '../sentences/reader-languages.ts';
import { idSchema, instantSchema } from './shapes.ts';

/** One file of a publication, kept under its SHA-256. */
export interface PublishedFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly sha256: string;
}

/**
 * A frozen version of a brief. It is never changed: `sha256` is the hash of everything else in it, and `previous` that of
 * the version before, so that no file and no version can be swapped without it being seen.
 */
export interface Publication {
  /** `CASE.v3` */
  readonly id: string;
  readonly caseId: string;
  /** 1, 2, … */
  readonly number: number;
  readonly title: string;
  /** Of the brief; absent in English ones, whose hash is as it was before there was a choice. */
  readonly language?: ReaderLanguage;
  /** UTC instant; the brief says the same. */
  readonly published: string;
  readonly by: string;
  /** What is new in this version, in words; null in the first. */
  readonly note: string | null;
  readonly files: readonly PublishedFile[];
  /** `sha256` of the version before; null for the first. */
  readonly previous: string | null;
  /** The newest entry of the workspace's history that this version rests on; null where an older Sightline published it. */
  readonly history: HistoryAnchor | null;
  readonly sha256: string;
}

/** SHA-256 of the canonical JSON of everything in a publication but its own hash; `history` only where it is known. */
export function hashPublication(publication: Omit<Publication, 'sha256'>): string {
  const { history, sha256: _own, ...hashed } = publication as Publication;
  return sha256Hex(canonicalJson(history === null ? hashed : { ...hashed, history }));
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');
const path = z
  .string()
  .regex(/^(?!.*(^|\/)\.\.?(\/|$))[\p{L}\p{N}_.-]+(\/[\p{L}\p{N}_.-]+)*$/u, 'expected a relative path');

export const publicationSchema: z.ZodType<Publication> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  number: z.number().int().min(1),
  title: z.string().min(1),
  language: z.enum(readerLanguages).exactOptional(),
  published: instantSchema,
  by: z.string().trim().min(1).max(200),
  note: z.string().trim().min(1).max(2000).nullable(),
  files: z
    .array(z.strictObject({ path, mediaType: z.string().min(1), byteLength: z.number().int().min(0), sha256: hash }))
    .min(1)
    .max(500),
  previous: hash.nullable(),
  history: historyAnchorSchema.nullable().default(null),
  sha256: hash,
});
