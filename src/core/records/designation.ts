import { z } from 'zod';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, partialDateSchema, urlSchema } from './shapes.ts';

/** Somebody or something on a sanctions list, as the list has it. */
export interface Designation {
  /** The list's own reference: `KPi.001`. */
  readonly id: string;
  /** Whose list: `UNSC`. */
  readonly list: string;
  /** Which part of it: `DPRK`. */
  readonly regime: string;
  readonly kind: 'person' | 'entity' | 'vessel';
  readonly name: string;
  readonly aliases: readonly {
    readonly name: string;
    /** How good the list itself calls it; null where it does not say. */
    readonly quality: 'good' | 'low' | null;
  }[];
  /** In its own script. */
  readonly originalName: string | null;
  readonly nationality: string | null;
  /** Dates and years of birth as the list has them. */
  readonly born: readonly string[];
  /** Passports, IMO numbers and the like. */
  readonly identifiers: readonly string[];
  readonly listed: PartialDate | null;
  readonly note: string | null;
  readonly sourceUrl: string | null;
}

export const designationSchema: z.ZodType<Designation> = z.strictObject({
  id: idSchema,
  list: z.string().min(1),
  regime: z.string().min(1),
  kind: z.enum(['person', 'entity', 'vessel']),
  name: z.string().min(1),
  aliases: z.array(z.strictObject({ name: z.string().min(1), quality: z.enum(['good', 'low']).nullable() })),
  originalName: z.string().nullable(),
  nationality: z.string().nullable(),
  born: z.array(z.string().min(1)),
  identifiers: z.array(z.string().min(1)),
  listed: partialDateSchema.nullable(),
  note: z.string().nullable(),
  sourceUrl: urlSchema.nullable(),
});
