import { z } from 'zod';
import {
  type Cap,
  type Designation,
  type Exchange,
  type ExchangeStage,
  type Exemption,
  type LikelihoodWord,
  type PartialDate,
  type Provision,
  type Quantity,
  type Sentence,
  designationSchema,
  exchangeSchema,
  partialDateSchema,
  provisionSchema,
  quantityUnits,
  sentenceSchema,
} from '#core';

/** A paragraph that a transfer would touch, and why. Touching is not breaking. */
export interface TouchedProvision {
  readonly provision: Provision;
  readonly effect: 'forbidden' | 'capped' | 'over-cap' | 'spared';
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
  readonly exemptions: readonly Exemption[];
  readonly isDateUncertain: boolean;
}

/** The ledger of a case, summed up by pairs, with the paragraphs each line touches and the caps it adds up against. */
export interface LedgerState {
  readonly exchanges: readonly Exchange[];
  readonly pairs: readonly {
    readonly parties: readonly [string, string];
    readonly lines: readonly {
      readonly from: string;
      readonly to: string;
      readonly item: string;
      readonly stage: ExchangeStage;
      readonly claimedBy: Readonly<Record<ExchangeStage, readonly string[]>>;
      readonly likelihood: LikelihoodWord | null;
      readonly quantities: readonly { readonly exchangeId: string; readonly quantity: Quantity }[];
      readonly exchangeIds: readonly string[];
    }[];
    readonly returns: readonly { readonly exchangeId: string; readonly inReturnFor: readonly string[] }[];
  }[];
  readonly touches: readonly { readonly exchangeId: string; readonly findings: readonly TouchedProvision[] }[];
  readonly names: Readonly<Record<string, string>>;
  readonly caps: CapState;
}

/** What adds up against the caps, period by period. */
export interface CapState {
  readonly uses: readonly {
    readonly provision: Provision;
    readonly cap: Cap;
    readonly period: {
      readonly from: PartialDate;
      readonly to: PartialDate;
      readonly basis: 'paragraph' | 'calendar-year';
    };
    readonly totals: readonly { readonly unit: Quantity['unit']; readonly low: number; readonly high: number | null }[];
    /** Of the limit that is reached first; `high` null where it is open. */
    readonly share: { readonly low: number; readonly high: number | null };
    readonly status: 'within' | 'perhaps' | 'exceeded';
    readonly flowIds: readonly string[];
    readonly reasons: readonly string[];
    /** `reasons` as data. */
    readonly because: readonly Sentence[];
  }[];
  readonly notCounted: readonly { readonly flowId: string; readonly reason: string; readonly because: Sentence }[];
}

const text = z.string();
const texts = z.array(text);
const quantity = z.strictObject({
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.enum(quantityUnits),
});
const finding: z.ZodType<TouchedProvision> = z.strictObject({
  provision: provisionSchema,
  effect: z.enum(['forbidden', 'capped', 'over-cap', 'spared']),
  reasons: texts,
  because: z.array(sentenceSchema),
  exemptions: z.array(
    z.strictObject({ text, needs: z.enum(['approval', 'notification', 'nothing']), paragraph: text }),
  ),
  isDateUncertain: z.boolean(),
});

const capStateSchema = z.looseObject({
  uses: z.array(
    z.looseObject({
      provision: provisionSchema,
      period: z.strictObject({ from: text, to: text, basis: z.enum(['paragraph', 'calendar-year']) }),
      totals: z.array(z.strictObject({ unit: z.enum(quantityUnits), low: z.number(), high: z.number().nullable() })),
      share: z.strictObject({ low: z.number(), high: z.number().nullable() }),
      status: z.enum(['within', 'perhaps', 'exceeded']),
      flowIds: texts,
      reasons: texts,
      because: z.array(sentenceSchema),
    }),
  ),
  notCounted: z.array(z.strictObject({ flowId: text, reason: text, because: sentenceSchema })),
}) as unknown as z.ZodType<CapState>;

const stages = z.strictObject({ wanted: texts, promised: texts, delivered: texts, denied: texts });

export const ledgerStateSchema: z.ZodType<LedgerState> = z.strictObject({
  exchanges: z.array(exchangeSchema),
  pairs: z.array(
    z.strictObject({
      parties: z.tuple([text, text]),
      lines: z.array(
        z.strictObject({
          from: text,
          to: text,
          item: text,
          stage: z.enum(['wanted', 'promised', 'delivered', 'denied']),
          claimedBy: stages,
          likelihood: text.nullable() as unknown as z.ZodType<LikelihoodWord | null>,
          quantities: z.array(z.strictObject({ exchangeId: text, quantity })),
          exchangeIds: texts,
        }),
      ),
      returns: z.array(z.strictObject({ exchangeId: text, inReturnFor: texts })),
    }),
  ),
  touches: z.array(z.strictObject({ exchangeId: text, findings: z.array(finding) })),
  names: z.record(text, text),
  caps: capStateSchema,
});

/** Something that goes, or is said to go, from one state to another. */
export interface TransferQuestion {
  readonly from: string;
  readonly to: string;
  readonly item: string;
  readonly date: PartialDate;
  readonly quantity: Quantity | null;
}

const said = z.string().trim().min(1).max(200);
export const transferQuestionSchema: z.ZodType<TransferQuestion> = z.strictObject({
  from: said,
  to: said,
  item: said,
  date: partialDateSchema,
  quantity: quantity.refine(({ low, high }) => low !== null || high !== null, 'expected at least one bound').nullable(),
});

/** Paragraphs of a case that a transfer would touch, and those on the same things that it would not. */
export interface TransferAnswer {
  readonly touched: readonly TouchedProvision[];
  readonly spared: readonly TouchedProvision[];
}
export const transferAnswerSchema: z.ZodType<TransferAnswer> = z.strictObject({
  touched: z.array(finding),
  spared: z.array(finding),
});

/** Why a name may be one of a sanctions list. */
export interface NameFinding {
  readonly designation: Designation;
  readonly listedName: string;
  readonly isAlias: boolean;
  readonly level: 'strong' | 'possible';
  /** 0..1 */
  readonly score: number;
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
}

/** Names of the list that the documents of a case seem to name. */
export interface NameSightings {
  /** Designations of the workspace that were compared; 0: no list has been imported. */
  readonly listed: number;
  readonly items: readonly {
    readonly documentId: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly claimIds: readonly string[];
    readonly match: NameFinding;
  }[];
}

const match = z.looseObject({
  designation: designationSchema,
  listedName: text,
  isAlias: z.boolean(),
  level: z.enum(['strong', 'possible']),
  score: z.number(),
  reasons: texts,
  because: z.array(sentenceSchema),
}) as unknown as z.ZodType<NameFinding>;

export const nameSightingsSchema: z.ZodType<NameSightings> = z.strictObject({
  listed: z.number().int().min(0),
  items: z.array(
    z.strictObject({
      documentId: text,
      start: z.number().int(),
      end: z.number().int(),
      text,
      claimIds: texts,
      match,
    }),
  ),
});

/** A name to be compared with the list. */
export interface NameQuestion {
  readonly name: string;
}
export const nameQuestionSchema: z.ZodType<NameQuestion> = z.strictObject({ name: said });

/** What of the list a name may be, best first. */
export interface NameAnswer {
  readonly listed: number;
  readonly matches: readonly NameFinding[];
}
export const nameAnswerSchema: z.ZodType<NameAnswer> = z.strictObject({
  listed: z.number().int().min(0),
  matches: z.array(match),
});
