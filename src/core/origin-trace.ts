import { z } from 'zod';
import type { Sentence } from './sentences/sentence.ts';
import { sentenceSchema } from './sentences/sentence-schema.ts';

/** Who said it first: what `sightline origins` prints and the brief shows. */
export interface OriginTrace {
  readonly propositions: readonly PropositionTrace[];
  readonly documents: readonly TracedDocument[];
}

export interface PropositionTrace {
  readonly id: string;
  readonly text: string;
  /** Pages or documents that carry it. */
  readonly mentions: number;
  readonly origins: readonly TracedOrigin[];
  /** How many independent origins, at least and at most. */
  readonly effective: { readonly low: number; readonly high: number };
  /** Groups of document ids that carry the same text or a translation of it. */
  readonly copies: readonly (readonly string[])[];
  /** Where the wording moved on its way: "73" became "at least 70". */
  readonly drift: readonly Drift[];
  /** What the edges join, in order of id. */
  readonly nodes: readonly OriginNode[];
  /** Who passed it from whom: a dated graph. */
  readonly edges: readonly OriginEdge[];
}

export interface TracedOrigin {
  readonly id: string;
  readonly name: string;
  /** Ids of the other origins of this proposition that it does not lean on. */
  readonly independentOf: readonly string[];
  /** Documents that lead to it. */
  readonly documentIds: readonly string[];
  readonly reasons: readonly string[];
  /** The same as data, one for each; absent in files from before it was told. */
  readonly because?: readonly Sentence[];
  /** Who spoke for it, earliest first. */
  readonly voices: readonly Voice[];
  /** The origin without which it would say nothing: it only infers, and cites that one. It adds nothing to the number. */
  readonly restsOn: string | null;
}

/** Somebody who speaks for an origin, as the documents have it. */
export interface Voice {
  readonly name: string;
  /** True where nobody is named: "a US official". */
  readonly isAnonymous: boolean;
  /** First and last day of publication of the documents that have it; null where none is dated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly documents: number;
}

export interface OriginNode {
  readonly id: string;
  readonly kind: 'origin' | 'carrier' | 'document';
  readonly name: string;
  /** Of publication of a document; of the earliest document that leads to an origin or carrier. */
  readonly date: string | null;
}

/** What an edge rests on. */
export type EdgeBasis =
  | 'own-publication'
  | 'attribution'
  | 'agency'
  | 'text'
  | 'translation'
  | 'same-error'
  | 'citation'
  | 'headline'
  | 'declared'
  | 'same-images';

export interface OriginEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'origin-of' | 'carried-by' | 'copied-by' | 'leans-on';
  readonly basis: EdgeBasis;
  readonly reason: string;
  /** The same as data. */
  readonly because?: Sentence;
}

export interface Drift {
  readonly documentId: string;
  readonly what: 'number' | 'hedge' | 'direction' | 'date' | 'impossible-date';
  readonly from: string;
  readonly to: string;
}

export interface TracedDocument {
  readonly id: string;
  readonly url: string | null;
  /** Documents with the same value carry one text; the id of its first member. */
  readonly copyFamily: string;
  /** Names of the origins. */
  readonly origins: readonly string[];
}

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
      because: z.array(sentenceSchema).exactOptional(),
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
      because: sentenceSchema.exactOptional(),
    }),
  ),
});

/** A trace as it travels in files and answers. */
export const originTraceSchema: z.ZodType<OriginTrace> = z.strictObject({
  propositions: z.array(propositionTraceSchema),
  documents: z.array(z.strictObject({ id: text, url: text.nullable(), copyFamily: text, origins: texts })),
});
