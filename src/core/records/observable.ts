import { z } from 'zod';
import { idSchema } from './shapes.ts';

/**
 * Something that would be seen or said if a step were taken or an explanation true. An observation at one of the sites
 * shows it when its class is the same and it counts at least `atLeast`, or its state is "yes"; a claim reports it when
 * each inner list of `words` has a word or number that the claim contains. No sites: nothing to see from above. No
 * words: nobody would say it.
 */
export interface Observable {
  readonly text: string;
  readonly siteIds: readonly string[];
  /** Null where it is only ever said. */
  readonly objectClass: string | null;
  /** Null: any count above 0, or the state "yes". */
  readonly atLeast: number | null;
  readonly words: readonly (readonly string[])[];
}

export const observableSchema: z.ZodType<Observable> = z.strictObject({
  text: z.string().min(1),
  siteIds: z.array(idSchema).default([]),
  objectClass: z.string().min(1).nullable().default(null),
  atLeast: z.number().min(0).nullable().default(null),
  words: z.array(z.array(z.string().min(1)).min(1)).default([]),
});
