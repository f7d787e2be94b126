import { z } from 'zod';
import { type EvidenceRef, type Statement, evidenceRefSchema, statementSchema } from './statement.ts';

/** What follows from the evidence, ready to be printed: weighed, graded, exchanged, expected, scored. */
export interface BriefReasoning {
  /** How probable each hypothesis is, as a range, from the items that were put in numbers; empty where none were. */
  readonly beliefs: readonly {
    readonly hypothesisId: string;
    readonly text: string;
    /** 0..1 */
    readonly low: number;
    readonly high: number;
    readonly words: readonly string[];
  }[];
  readonly beliefItems: number;
  /** Single items of evidence that, if wrong, would change the order of the explanations, and how. */
  readonly sensitive: readonly Statement[];
  /** What cannot be seen and so limits what may be concluded. */
  readonly unseeable: readonly Statement[];
  /** Views of those who see it otherwise. */
  readonly alternatives: readonly Statement[];
  readonly expected: readonly { readonly hypothesis: string; readonly text: string; readonly status: string }[];
  readonly grades: readonly {
    readonly value: string;
    readonly subject: string;
    readonly reason: string;
    readonly by: string;
    readonly on: string;
    readonly evidence: readonly EvidenceRef[];
  }[];
  readonly ledger: readonly LedgerRow[];
  readonly needs: readonly {
    readonly siteName: string;
    readonly objectClass: string;
    readonly from: string;
    readonly to: string;
    readonly why: readonly string[];
  }[];
  /** All forecasters together first. */
  readonly calibration: readonly {
    readonly forecaster: string;
    readonly bins: readonly {
      readonly n: number;
      readonly forecast: number;
      readonly observed: number;
      readonly observedLow: number;
      readonly observedHigh: number;
    }[];
  }[];
}

/** One class of things going one way, with everybody who says so or denies it. */
interface LedgerRow {
  readonly from: string;
  readonly to: string;
  readonly item: string;
  readonly stage: string;
  readonly claimedBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly likelihood: string | null;
  readonly amounts: readonly string[];
  readonly touches: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

/** Every statement of it that must rest on something. */
export function reasoningStatements({
  sensitive,
  unseeable,
  alternatives,
  grades,
  ledger,
}: BriefReasoning): Statement[] {
  return [
    ...sensitive,
    ...unseeable,
    ...alternatives,
    ...grades.map(({ value, subject, evidence }) => ({ text: `${value}: ${subject}`, evidence })),
    ...ledger.map(({ from, to, item, evidence }) => ({ text: `${from} to ${to}: ${item}`, evidence })),
  ];
}

const text = z.string();

/** The part of the published schema. */
export const reasoningSchema: z.ZodType<BriefReasoning> = z.strictObject({
  beliefs: z.array(
    z.strictObject({ hypothesisId: text, text, low: z.number(), high: z.number(), words: z.array(text) }),
  ),
  beliefItems: z.number().int(),
  sensitive: z.array(statementSchema),
  unseeable: z.array(statementSchema),
  alternatives: z.array(statementSchema),
  expected: z.array(z.strictObject({ hypothesis: text, text, status: text })),
  grades: z.array(
    z.strictObject({
      value: text,
      subject: text,
      reason: text,
      by: text,
      on: text,
      evidence: z.array(evidenceRefSchema),
    }),
  ),
  ledger: z.array(
    z.strictObject({
      from: text,
      to: text,
      item: text,
      stage: text,
      claimedBy: z.array(text),
      deniedBy: z.array(text),
      likelihood: text.nullable(),
      amounts: z.array(text),
      touches: z.array(text),
      evidence: z.array(evidenceRefSchema),
    }),
  ),
  needs: z.array(z.strictObject({ siteName: text, objectClass: text, from: text, to: text, why: z.array(text) })),
  calibration: z.array(
    z.strictObject({
      forecaster: text,
      bins: z.array(
        z.strictObject({
          n: z.number().int(),
          forecast: z.number(),
          observed: z.number(),
          observedLow: z.number(),
          observedHigh: z.number(),
        }),
      ),
    }),
  ),
});
