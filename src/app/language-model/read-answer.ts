import { z } from 'zod';
import type { ExtractedClaim, HedgeKind } from '#core';

/** Words as a model gives them: as they are, or with the place where it believes they stand. */
const wordsSchema: z.ZodType<GivenWords> = z.union([
  z
    .string()
    .min(1)
    .transform((text) => ({ text, start: null })),
  z.looseObject({ text: z.string().min(1), start: z.number().int().min(0).nullish() }).transform(({ start, text }) => ({
    text,
    start: start ?? null,
  })),
]);
export interface GivenWords {
  readonly text: string;
  readonly start: number | null;
}

const hedgeKinds = ['modal', 'adverb', 'evidential', 'reportative', 'approximator', 'verb'] as const;
/** TIMEX3 notation, as far as it can be told by its letters. */
const timexSchema = z
  .string()
  .regex(/^[0-9X][0-9X]{3}[0-9A-Z:.-]{0,30}$|^P[0-9A-Z.]{1,20}$|^(PAST|PRESENT|FUTURE)_REF$/);

/** A claim as a model gives it: the members of an extracted claim, with words in the place of spans. */
export interface GivenClaim {
  readonly text: string;
  readonly start?: number | null | undefined;
  readonly type: ExtractedClaim['type'];
  readonly speaker?: GivenWords | null | undefined;
  readonly cue?: GivenWords | null | undefined;
  readonly frame?: GivenWords | null | undefined;
  readonly addressee?: GivenWords | null | undefined;
  readonly via?: readonly GivenWords[] | null | undefined;
  readonly hedges?:
    | readonly { readonly text: string; readonly kind: HedgeKind; readonly start?: number | null | undefined }[]
    | null
    | undefined;
  readonly polarity: ExtractedClaim['polarity'];
  readonly kind: ExtractedClaim['kind'];
  readonly time?: string | null | undefined;
  readonly forecast?: { readonly question: string; readonly deadline?: string | null | undefined } | null | undefined;
}
const givenClaimSchema: z.ZodType<GivenClaim> = z.object({
  text: z.string().min(1).max(10_000),
  start: z.number().int().min(0).nullish(),
  type: z.enum(['direct', 'indirect', 'mixed', 'reported', 'plain']),
  speaker: wordsSchema.nullish(),
  cue: wordsSchema.nullish(),
  frame: wordsSchema.nullish(),
  addressee: wordsSchema.nullish(),
  via: z.array(wordsSchema).max(10).nullish(),
  hedges: z
    .array(z.looseObject({ text: z.string().min(1), kind: z.enum(hedgeKinds), start: z.number().nullish() }))
    .max(50)
    .nullish(),
  polarity: z.enum(['affirmed', 'negated', 'denied']).default('affirmed'),
  kind: z
    .enum(['observation', 'assertion', 'denial', 'assessment', 'forecast', 'legal', 'demand', 'background'])
    .default('assertion'),
  time: timexSchema.nullish().catch(null),
  forecast: z
    .looseObject({ question: z.string().min(1).max(2000), deadline: timexSchema.nullish().catch(null) })
    .nullish(),
});

/** Claims of one answer that are looked at. */
const mostClaims = 500;

/** What can be used of an answer, and what is wrong with the rest. */
export interface ReadAnswer {
  readonly claims: readonly GivenClaim[];
  readonly dropped: readonly DroppedClaim[];
}

export interface DroppedClaim {
  readonly text: string | null;
  readonly reason: string;
}

/** Reads an answer: JSON, also inside a fence or after a line of talk. An answer that holds none gives one dropped claim. */
export function readAnswer(content: string): ReadAnswer {
  const found = findJson(content);
  const list = Array.isArray(found) ? found : (found as { claims?: unknown } | null)?.claims;
  if (!Array.isArray(list))
    return { claims: [], dropped: [{ text: null, reason: 'the answer is not {"claims": […]}' }] };
  const claims: GivenClaim[] = [];
  const dropped: DroppedClaim[] = [];
  for (const one of list.slice(0, mostClaims)) {
    const parsed = givenClaimSchema.safeParse(one);
    if (parsed.success) claims.push(parsed.data);
    else {
      const { message, path } = parsed.error.issues[0]!;
      const text = (one as { text?: unknown } | null)?.text;
      dropped.push({
        text: typeof text === 'string' ? text.slice(0, 200) : null,
        reason: `${path.join('.')}: ${message}`,
      });
    }
  }
  return { claims, dropped };
}

function findJson(content: string): unknown {
  const body = /```(?:json)?\s*([^]*?)```/.exec(content)?.[1] ?? content;
  const starts = [body.indexOf('{'), body.indexOf('[')].filter((at) => at >= 0);
  const start = starts.length === 0 ? 0 : Math.min(...starts);
  const end = Math.max(body.lastIndexOf('}'), body.lastIndexOf(']')) + 1;
  try {
    return JSON.parse(body.slice(start, end));
  } catch {
    return null;
  }
}
