import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, partialDateSchema, urlSchema } from './shapes.ts';

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
   * `oil/refined`, `workers`, `food`, `vessels`, `launch technology`. A class covers all that is below it. Null or left
   * out: then the words of `subject` decide.
   */
  readonly items: readonly string[] | null;
  readonly text: string;
  /** Which way things move: out of the state named, into it, both, or none. */
  readonly direction: 'from' | 'to' | 'both' | null;
  readonly inForceUntil: PartialDate | null;
  readonly sourceUrl: string | null;
  /** True where the paragraph was read in a source, false where it is from memory and must be checked. */
  readonly verified: boolean;
  /** Why it matters in this case, and what would have to be shown. */
  readonly relevance: string | null;
}

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
  sourceUrl: urlSchema.nullable(),
  verified: z.boolean(),
  relevance: z.string().nullable(),
});
