import { z } from 'zod';
import { type QuantityUnit, quantityUnits } from './quantity-unit.ts';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, partialDateSchema, urlSchema } from './shapes.ts';

/** How much of something may go that way in a stretch of time, counted over all who give. */
export interface Cap {
  /** A class of things, as in `items`. */
  readonly item: string;
  /** The same limit in several units where the paragraph gives several: it is reached when any of them is. */
  readonly limits: readonly { readonly amount: number; readonly unit: QuantityUnit }[];
  /** First day of the first period; each lasts `months` and the next follows without a gap. */
  readonly from: PartialDate;
  readonly months: number;
  /** Last day of the last period; null where they go on. */
  readonly until: PartialDate | null;
  /** Barrels in a tonne of it, for amounts in the other unit; `conversion` says where that comes from. */
  readonly barrelsPerTonne: { readonly low: number; readonly high: number } | null;
  readonly conversion: string | null;
}

/** What a paragraph does not forbid, and what it asks for first. */
export interface Exemption {
  readonly text: string;
  readonly needs: 'approval' | 'notification' | 'nothing';
  /** Where it stands: `UNSCR 2397 (2017) ¶25`. */
  readonly paragraph: string;
}

/** One paragraph of a sanctions resolution, in our own words. */
export interface Provision {
  readonly id: string;
  /** Who decided, a dash, and the state named: `UNSC-DPRK`. What follows the last dash is the state `direction` speaks of. */
  readonly regime: string;
  /** `UNSCR 1718 (2006)` */
  readonly resolution: string;
  readonly adopted: PartialDate;
  readonly paragraph: string;
  readonly subject: string;
  /**
   * Classes of things it covers, plain words, narrower ones after a slash: `arms`, `arms/small`, `coal`, `oil/crude`,
   * `oil/refined`, `workers`, `food`, `vehicles/vessels`, `launch technology`. A class covers all that is below it. Null or left
   * out: then the words of `subject` decide.
   */
  readonly items: readonly string[] | null;
  readonly text: string;
  /** Which way things move: out of the state named, into it, both, or none. */
  readonly direction: 'from' | 'to' | 'both' | null;
  readonly inForceUntil: PartialDate | null;
  /** Who has to act: `all states`, `DPRK`, `the Secretary-General`. */
  readonly binds: string | null;
  readonly caps: readonly Cap[];
  readonly exemptions: readonly Exemption[];
  readonly sourceUrl: string | null;
  /** True where the number of the paragraph and what it says were read in public pages, false where either is from memory. */
  readonly verified: boolean;
  /** Why it matters in this case, and what would have to be shown. */
  readonly relevance: string | null;
}

const capSchema: z.ZodType<Cap> = z.strictObject({
  item: z.string().min(1),
  limits: z.array(z.strictObject({ amount: z.number().positive(), unit: z.enum(quantityUnits) })).min(1),
  from: partialDateSchema,
  months: z.number().int().min(1),
  until: partialDateSchema.nullable().default(null),
  barrelsPerTonne: z.strictObject({ low: z.number().positive(), high: z.number().positive() }).nullable().default(null),
  conversion: z.string().nullable().default(null),
});

const exemptionSchema: z.ZodType<Exemption> = z.strictObject({
  text: z.string().min(1),
  needs: z.enum(['approval', 'notification', 'nothing']),
  paragraph: z.string().min(1),
});

export const provisionSchema: z.ZodType<Provision> = z.strictObject({
  id: idSchema,
  regime: z.string().min(1),
  resolution: z.string().min(1),
  adopted: partialDateSchema,
  paragraph: z.string().min(1),
  subject: z.string().min(1),
  items: z.array(z.string().min(1)).nullable().default(null),
  text: z.string().min(1),
  direction: z.enum(['from', 'to', 'both']).nullable(),
  inForceUntil: partialDateSchema.nullable(),
  binds: z.string().min(1).nullable().default(null),
  caps: z.array(capSchema).default([]),
  exemptions: z.array(exemptionSchema).default([]),
  sourceUrl: urlSchema.nullable(),
  verified: z.boolean(),
  relevance: z.string().nullable(),
});
