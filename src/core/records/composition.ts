import { z } from 'zod';
import { idSchema } from './shapes.ts';

/** Sections that a brief writes by itself, in the usual order of reading. */
const briefParts = [
  'findings',
  'unusual',
  'figures',
  'origins',
  'hypotheses',
  'weighing',
  'grades',
  'ledger',
  'provisions',
  'warning',
  'needs',
  'forecasts',
  'limits',
  'other-series',
  'imagery',
  'observations',
  'claims',
  'method',
  'sources',
] as const;
export type BriefPart = (typeof briefParts)[number];

/** What a written statement rests on: a record of the case, or exact words in one of its documents. */
export interface StatementSource {
  readonly kind: 'observation' | 'claim' | 'judgement' | 'proposition' | 'document';
  readonly id: string;
  /** The exact words, for a document. */
  readonly exact: string | null;
}

export interface WrittenStatement {
  readonly text: string;
  /** Empty while it is being written; such a statement blocks publishing. */
  readonly sources: readonly StatementSource[];
}

/** One piece of a brief. */
export type CompositionBlock =
  | { readonly id: string; readonly kind: 'part'; readonly part: BriefPart; readonly isHidden: boolean }
  | {
      readonly id: string;
      readonly kind: 'text';
      readonly heading: string;
      readonly statements: readonly WrittenStatement[];
    }
  | {
      readonly id: string;
      readonly kind: 'view';
      readonly caption: string;
      readonly sceneId: string;
      /** The earlier scene beside it; null for one date alone. */
      readonly otherId: string | null;
      /** Middle of what is shown, WGS 84. */
      readonly centre: { readonly lon: number; readonly lat: number };
      /** Ground shown from left to right, metres; north is up. */
      readonly widthMetres: number;
      readonly heightMetres: number;
      readonly hasMarks: boolean;
    }
  | {
      readonly id: string;
      readonly kind: 'strips';
      readonly caption: string;
      /** A track. */
      readonly zoneId: string;
      readonly sceneIds: readonly string[];
    };

/** How the brief of a case is put together by a person: order of its sections, own words, figures. Its id is the case's. */
export interface Composition {
  readonly id: string;
  readonly caseId: string;
  /** In place of the case's title. */
  readonly title: string | null;
  readonly blocks: readonly CompositionBlock[];
}

/** The brief as it comes without a person's hand. */
export function defaultComposition(caseId: string): Composition {
  const blocks = briefParts.map((part) => ({ id: part, kind: 'part', part, isHidden: false }) as const);
  return { id: caseId, caseId, title: null, blocks };
}

const caption = z.string().max(1000);
const blockSchema: z.ZodType<CompositionBlock> = z.discriminatedUnion('kind', [
  z.strictObject({ id: idSchema, kind: z.literal('part'), part: z.enum(briefParts), isHidden: z.boolean() }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('text'),
    heading: z.string().max(300),
    statements: z
      .array(
        z.strictObject({
          text: z.string().max(5000),
          sources: z
            .array(
              z.strictObject({
                kind: z.enum(['observation', 'claim', 'judgement', 'proposition', 'document']),
                id: idSchema,
                exact: z.string().min(1).max(2000).nullable(),
              }),
            )
            .max(50),
        }),
      )
      .max(200),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('view'),
    caption,
    sceneId: idSchema,
    otherId: idSchema.nullable(),
    centre: z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }),
    widthMetres: z.number().min(10).max(100_000),
    heightMetres: z.number().min(10).max(100_000),
    hasMarks: z.boolean(),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('strips'),
    caption,
    zoneId: idSchema,
    sceneIds: z.array(idSchema).min(1).max(12),
  }),
]);

export const compositionSchema: z.ZodType<Composition> = z
  .strictObject({
    id: idSchema,
    caseId: idSchema,
    title: z.string().trim().min(1).max(300).nullable(),
    blocks: z.array(blockSchema).max(200),
  })
  .refine(({ caseId, id }) => id === caseId, 'a case has one composition, under its own id')
  .refine(({ blocks }) => new Set(blocks.map(({ id }) => id)).size === blocks.length, 'two blocks have the same id');
