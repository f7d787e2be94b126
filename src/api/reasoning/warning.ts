import { z } from 'zod';
import {
  type Citation,
  type Indicator,
  type InformationGrade,
  type Sentence,
  citationSchema,
  indicatorSchema,
  informationGrades,
  sentenceSchema,
} from '#core';
import { type Signature, signatureShape } from '../changes/record-change.ts';

/** How far the chains of a case have come; as `sightline warning --json` gives it. */
export interface WarningState {
  readonly chains: readonly {
    readonly chain: string;
    readonly steps: readonly { readonly indicator: Indicator; readonly isOutOfOrder: boolean }[];
    readonly seen: number;
    readonly reported: number;
    readonly reached: number;
    readonly absent: readonly Indicator[];
    readonly unobserved: readonly Indicator[];
    readonly next: readonly Indicator[];
    readonly expected: readonly {
      readonly indicator: Indicator;
      readonly from: string | null;
      readonly to: string | null;
      readonly reason: string;
      /** The same as data, for readers of other languages. */
      readonly because: Sentence;
    }[];
  }[];
  /** Steps that the evidence would move, for a person to accept. */
  readonly moves: readonly {
    readonly indicatorId: string;
    readonly from: Indicator['status'];
    readonly to: Indicator['status'];
    readonly since: string | null;
    readonly citations: readonly Citation[];
    readonly reasons: readonly string[];
    readonly because: readonly Sentence[];
  }[];
  /** Images to look for, the most useful first. */
  readonly needs: readonly {
    readonly siteId: string;
    readonly siteName: string;
    readonly objectClass: string;
    readonly from: string;
    readonly to: string;
    readonly kind: 'gap' | 'next' | 'again';
    readonly why: readonly string[];
    readonly because: readonly Sentence[];
  }[];
  /** What the steps rest on, by whom, how sure: the digit of the Admiralty code, and the hedges of whoever says it. */
  readonly evidence: readonly {
    readonly indicatorId: string;
    readonly citation: Citation;
    readonly by: readonly string[];
    readonly grade: InformationGrade | null;
    readonly hedges: readonly string[];
  }[];
}

const text = z.string();
const status = z.enum(['seen', 'reported', 'not-seen', 'not-observed']);
const steps = z.array(indicatorSchema);

export const warningStateSchema: z.ZodType<WarningState> = z.strictObject({
  chains: z.array(
    z.strictObject({
      chain: text,
      steps: z.array(z.strictObject({ indicator: indicatorSchema, isOutOfOrder: z.boolean() })),
      seen: z.number().int(),
      reported: z.number().int(),
      reached: z.number().int(),
      absent: steps,
      unobserved: steps,
      next: steps,
      expected: z.array(
        z.strictObject({
          indicator: indicatorSchema,
          from: text.nullable(),
          to: text.nullable(),
          reason: text,
          because: sentenceSchema,
        }),
      ),
    }),
  ),
  moves: z.array(
    z.strictObject({
      indicatorId: text,
      from: status,
      to: status,
      since: text.nullable(),
      citations: z.array(citationSchema),
      reasons: z.array(text),
      because: z.array(sentenceSchema),
    }),
  ),
  needs: z.array(
    z.strictObject({
      siteId: text,
      siteName: text,
      objectClass: text,
      from: text,
      to: text,
      kind: z.enum(['gap', 'next', 'again']),
      why: z.array(text),
      because: z.array(sentenceSchema),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      indicatorId: text,
      citation: citationSchema,
      by: z.array(text),
      grade: z.enum(informationGrades).nullable(),
      hedges: z.array(text),
    }),
  ),
});

/** Steps that a person lets the evidence move. */
export interface StepMoves extends Signature {
  readonly indicators: readonly string[];
}
export const stepMovesSchema: z.ZodType<StepMoves> = z.strictObject({
  ...signatureShape,
  indicators: z.array(text.min(1).max(200)).min(1).max(500),
});
