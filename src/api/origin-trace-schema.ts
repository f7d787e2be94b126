import { z } from 'zod';
import type { OriginTrace } from '#core';

const text = z.string();
const texts = z.array(text);

const propositionTraceSchema = z.strictObject({
  id: text,
  text,
  mentions: z.number().int().min(0),
  origins: z.array(
    z.strictObject({
      id: text,
      name: text,
      independentOf: texts,
      documentIds: texts,
      reasons: texts,
      voices: z.array(
        z.strictObject({
          name: text,
          isAnonymous: z.boolean(),
          from: text.nullable(),
          to: text.nullable(),
          documents: z.number().int(),
        }),
      ),
      restsOn: text.nullable(),
    }),
  ),
  effective: z.strictObject({ low: z.number().int().min(0), high: z.number().int().min(0) }),
  copies: z.array(texts),
  drift: z.array(
    z.strictObject({
      documentId: text,
      what: z.enum(['number', 'hedge', 'direction', 'date', 'impossible-date']),
      from: text,
      to: text,
    }),
  ),
  nodes: z.array(
    z.strictObject({ id: text, kind: z.enum(['origin', 'carrier', 'document']), name: text, date: text.nullable() }),
  ),
  edges: z.array(
    z.strictObject({
      from: text,
      to: text,
      kind: z.enum(['origin-of', 'carried-by', 'copied-by', 'leans-on']),
      basis: z.enum([
        'own-publication',
        'attribution',
        'agency',
        'text',
        'translation',
        'same-error',
        'citation',
        'headline',
        'declared',
        'same-images',
      ]),
      reason: text,
    }),
  ),
});

/** Who said it first, as `core` has it. */
export const originTraceSchema: z.ZodType<OriginTrace> = z.strictObject({
  propositions: z.array(propositionTraceSchema),
  documents: z.array(z.strictObject({ id: text, url: text.nullable(), copyFamily: text, origins: texts })),
});
