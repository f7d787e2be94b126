import { z } from 'zod';
import {
  type Citation,
  type ConfidenceBasis,
  type EvidenceReading,
  type Observable,
  type ProbabilityRange,
  type Sentence,
  citationSchema,
  observableSchema,
  sentenceSchema,
} from '#core';
import { type Signature, signatureShape } from '../changes/record-change.ts';

/** The hypotheses of a case weighed; as `sightline hypotheses --json` gives it. */
export interface Weighing {
  readonly matrix: {
    /** Best first. */
    readonly columns: readonly {
      readonly hypothesisId: string;
      readonly text: string;
      readonly inconsistency: number;
      readonly consistency: number;
      readonly rank: number;
      readonly missing: readonly string[];
    }[];
    /** Most telling first. */
    readonly rows: readonly {
      readonly id: string;
      readonly citation: Citation;
      readonly cells: readonly {
        readonly hypothesisId: string;
        readonly reads: EvidenceReading['reads'] | null;
        readonly reason: string | null;
        readonly likelihood: ProbabilityRange | null;
      }[];
      /** 0..1 */
      readonly weight: number;
      readonly weightReasons: readonly string[];
      /** `weightReasons` as data. */
      readonly weightBecause: readonly Sentence[];
      readonly countedWith: string | null;
      readonly clusters: readonly string[];
      readonly isGood: boolean;
      /** 0..1 */
      readonly diagnosticity: number;
    }[];
    readonly sensitive: readonly {
      readonly rowId: string;
      readonly ranks: readonly { readonly hypothesisId: string; readonly rank: number }[];
    }[];
  };
  readonly beliefs: {
    readonly posteriors: readonly ({
      readonly hypothesisId: string;
      readonly prior: ProbabilityRange;
      readonly words: readonly string[];
    } & ProbabilityRange)[];
    readonly steps: readonly { readonly rowId: string }[];
    readonly leftOut: readonly { readonly rowId: string; readonly reason: string }[];
    readonly sensitive: readonly { readonly rowId: string; readonly leading: string }[];
    readonly assumes: readonly string[];
    /** `assumes` as data. */
    readonly assumed: readonly Sentence[];
  };
  readonly expected: readonly {
    readonly hypothesisId: string;
    readonly observable: Observable;
    readonly status: 'found' | 'absent' | 'not-looked-for';
    readonly observationIds: readonly string[];
  }[];
  readonly confidence: readonly {
    readonly hypothesisId: string;
    readonly level: 'low' | 'moderate' | 'high';
    readonly basis: ConfidenceBasis;
    /** `basis` as data. */
    readonly because: Readonly<Record<keyof ConfidenceBasis, readonly Sentence[]>>;
    readonly independentOrigins: number;
    readonly goodItems: number;
  }[];
  /** What nobody knows of each explanation, as the analyst wrote it down. */
  readonly gaps: readonly {
    readonly hypothesisId: string;
    readonly missing: readonly string[];
    readonly unseeable: readonly { readonly what: string; readonly citation: Citation }[];
  }[];
}

const text = z.string();
const texts = z.array(text);
const rangeShape = { low: z.number(), high: z.number() };
const range = z.strictObject(rangeShape);
const reads = z.enum(['inconsistent', 'neutral', 'consistent']);

export const weighingSchema: z.ZodType<Weighing> = z.strictObject({
  matrix: z.strictObject({
    columns: z.array(
      z.strictObject({
        hypothesisId: text,
        text,
        inconsistency: z.number(),
        consistency: z.number(),
        rank: z.number().int(),
        missing: texts,
      }),
    ),
    rows: z.array(
      z.looseObject({
        id: text,
        citation: citationSchema,
        cells: z.array(
          z.strictObject({
            hypothesisId: text,
            reads: reads.nullable(),
            reason: text.nullable(),
            likelihood: range.nullable(),
          }),
        ),
        weight: z.number(),
        weightReasons: texts,
        weightBecause: z.array(sentenceSchema),
        countedWith: text.nullable(),
        clusters: texts,
        isGood: z.boolean(),
        diagnosticity: z.number(),
      }),
    ),
    sensitive: z.array(
      z.strictObject({
        rowId: text,
        ranks: z.array(z.strictObject({ hypothesisId: text, rank: z.number().int() })),
      }),
    ),
  }),
  beliefs: z.strictObject({
    posteriors: z.array(z.strictObject({ hypothesisId: text, prior: range, words: texts, ...rangeShape })),
    steps: z.array(z.looseObject({ rowId: text })),
    leftOut: z.array(z.strictObject({ rowId: text, reason: text })),
    sensitive: z.array(z.strictObject({ rowId: text, leading: text })),
    assumes: texts,
    assumed: z.array(sentenceSchema),
  }),
  expected: z.array(
    z.strictObject({
      hypothesisId: text,
      observable: observableSchema,
      status: z.enum(['found', 'absent', 'not-looked-for']),
      observationIds: texts,
    }),
  ),
  confidence: z.array(
    z.strictObject({
      hypothesisId: text,
      level: z.enum(['low', 'moderate', 'high']),
      basis: z.strictObject({ sources: text, quality: text, gaps: text }),
      because: z.strictObject({
        sources: z.array(sentenceSchema),
        quality: z.array(sentenceSchema),
        gaps: z.array(sentenceSchema),
      }),
      independentOrigins: z.number().int(),
      goodItems: z.number().int(),
    }),
  ),
  gaps: z.array(
    z.strictObject({
      hypothesisId: text,
      missing: texts,
      unseeable: z.array(z.strictObject({ what: text, citation: citationSchema })),
    }),
  ),
});

/** One cell of the matrix as a person reads it; `reads` null takes it out. */
export type CellReading = Signature & { readonly citation: Citation } & (
    | {
        readonly reads: EvidenceReading['reads'];
        readonly because: string;
        readonly likelihood: ProbabilityRange | null;
      }
    | { readonly reads: null }
  );

const probability = z.number().min(0).max(1);

export const cellReadingSchema: z.ZodType<CellReading> = z.union([
  z.strictObject({
    ...signatureShape,
    citation: citationSchema,
    reads,
    because: z.string().trim().min(1).max(2000),
    likelihood: z.strictObject({ low: probability, high: probability }).nullable(),
  }),
  z.strictObject({ ...signatureShape, citation: citationSchema, reads: z.null() }),
]);
