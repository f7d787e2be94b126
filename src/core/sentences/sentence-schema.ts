import { z } from 'zod';
import { english } from './english/english.ts';
import type { Sentence } from './sentence.ts';

/** Sentences in a file: those of a kind that this version knows. In a file of its own, so that a browser that only writes them needs no zod. */
export const sentenceSchema: z.ZodType<Sentence> = z.looseObject({
  kind: z.string().refine((kind) => kind in english, 'expected a kind of sentence that this version writes'),
}) as unknown as z.ZodType<Sentence>;
