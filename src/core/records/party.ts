import { z } from 'zod';
import { type GroupingDecision, groupingDecisionSchema } from './grouping-decision.ts';
import type { PartialDate } from '../partial-date.ts';
import { idSchema, partialDateSchema, urlSchema } from './shapes.ts';

/**
 * Somebody who says things: an institute, a government, an agency, an outlet, a person. A `holder` can be an origin
 * (holds evidence or speaks for itself); a `carrier` (news agency, outlet) only passes on what others said.
 */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly role: 'holder' | 'carrier';
  /** Spellings in any language and script, matched as whole words, case-insensitively. */
  readonly aliases: readonly string[];
  /** The party this one speaks for: a spokesperson's government. Same origin. */
  readonly partOf: string | null;
  /** Origins this one rests on without being a copy: a report that leans on an official's statement. */
  readonly leansOn: readonly { readonly partyId: string; readonly reason: string }[];
}

export const partySchema: z.ZodType<Party> = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  role: z.enum(['holder', 'carrier']),
  aliases: z.array(z.string().min(1)),
  partOf: idSchema.nullable(),
  leansOn: z.array(z.strictObject({ partyId: idSchema, reason: z.string().min(1) })),
});

/**
 * One page known to have reported a story, noted by hand, whose text is not kept: what `lineage` CSV rows become.
 * It carries who the page names as its source, not what is true of it.
 */
export interface Mention {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly language: string;
  readonly published: PartialDate | null;
  readonly publishedInferred: boolean;
  /** As noted, parts separated by `;`. */
  readonly namesAsSource: string;
  readonly agency: string | null;
  /** The attributing words, verbatim, at most 25. */
  readonly attributionQuote: string | null;
}

export const mentionSchema: z.ZodType<Mention> = z.strictObject({
  id: idSchema,
  url: urlSchema,
  outlet: z.string().min(1),
  language: z.string().min(1),
  published: partialDateSchema.nullable(),
  publishedInferred: z.boolean(),
  namesAsSource: z.string().min(1),
  agency: z.string().nullable(),
  attributionQuote: z.string().nullable(),
});

/** What several claims say in common; how claims are matched to it is data, so that a person can read and change it. */
export interface Proposition {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  /**
   * A claim is proposed for it when each inner list has a word or number that the claim's text contains. Without lists,
   * when it says what the claims say that a person included.
   */
  readonly match: readonly (readonly string[])[];
  /** What people decided on its claims, oldest first; absent where nothing was decided. */
  readonly decisions?: readonly GroupingDecision[] | undefined;
}

export const propositionSchema: z.ZodType<Proposition> = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  text: z.string().min(1),
  match: z.array(z.array(z.string().min(1)).min(1)),
  decisions: z.array(groupingDecisionSchema).optional(),
});
