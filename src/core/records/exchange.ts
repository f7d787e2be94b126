import { z } from 'zod';
import type { DateSpan } from '../partial-date.ts';
import { type LikelihoodWord, likelihoodBands } from './likelihood.ts';
import { type QuantityUnit, quantityUnits } from './quantity-unit.ts';
import { type Citation, citationSchema, dateSpanSchema, idSchema } from './shapes.ts';

/** How far a transfer has come, as somebody says: `denied` is what the other side says of it. */
export const exchangeStages = ['wanted', 'promised', 'delivered', 'denied'] as const;
export type ExchangeStage = (typeof exchangeStages)[number];

/** An amount as somebody states it; `low` null means "at most high", `high` null "at least low". */
export interface Quantity {
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: QuantityUnit;
}

/** One line of the exchange ledger: something that goes from one party to another, as somebody claims. */
export interface Exchange {
  readonly id: string;
  readonly caseId: string;
  /** Who gives and who receives, states by their usual names. */
  readonly from: string;
  readonly to: string;
  /** A class of things in the words of `Provision.items`: `arms`, `food`, `oil/refined`, `launch technology`. */
  readonly item: string;
  readonly what: string;
  readonly stage: ExchangeStage;
  readonly when: DateSpan | null;
  readonly quantity: Quantity | null;
  /** Id of the party that says so: the origin. */
  readonly claimedBy: string;
  /** How sure they are, in their own words. */
  readonly words: string | null;
  /** How likely we hold it. */
  readonly likelihood: LikelihoodWord | null;
  /** Ids of the exchanges that this one pays for. */
  readonly inReturnFor: readonly string[];
  readonly citations: readonly Citation[];
  readonly note: string | null;
}

const amount = z.number().min(0).nullable();
const quantitySchema: z.ZodType<Quantity> = z
  .strictObject({ low: amount, high: amount, unit: z.enum(quantityUnits) })
  .refine(
    ({ low, high }) => (low !== null || high !== null) && (low === null || high === null || low <= high),
    'expected at least one bound, and low not above high',
  );

export const exchangeSchema: z.ZodType<Exchange> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  from: z.string().min(1),
  to: z.string().min(1),
  item: z.string().min(1),
  what: z.string().min(1),
  stage: z.enum(exchangeStages),
  when: dateSpanSchema.nullable(),
  quantity: quantitySchema.nullable(),
  claimedBy: idSchema,
  words: z.string().nullable(),
  likelihood: z.enum(Object.keys(likelihoodBands) as LikelihoodWord[]).nullable(),
  inReturnFor: z.array(idSchema),
  citations: z.array(citationSchema).min(1, 'a line of the ledger needs at least one citation'),
  note: z.string().nullable(),
});
