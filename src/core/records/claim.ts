import { z } from 'zod';
import { type Maker, type Review, idSchema, makerSchema, reviewSchema } from './shapes.ts';

/** A stretch of a document's text: UTF-16 code units, half open; `text` is exactly `document.slice(start, end)`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type HedgeKind = 'modal' | 'adverb' | 'evidential' | 'reportative' | 'approximator' | 'verb';
export interface Hedge extends TextSpan {
  readonly kind: HedgeKind;
}

/**
 * A TimeML TIMEX3 expression; `value` in TIMEX3 notation (`2023-10-05`, `P2W`, `2023-W40`, `PRESENT_REF`). A length that
 * is counted from publication ("vor zwei Wochen", P2W) has as its `point` when that was (`2023-W40`).
 */
export interface Timex {
  readonly start: number;
  readonly end: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly point?: string;
}

/** direct: quotation marks; indirect: dass, Konjunktiv, "laut"; mixed: both; reported: the act only; plain: the author's own. */
export type ClaimType = 'direct' | 'indirect' | 'mixed' | 'reported' | 'plain';
export type ClaimKind =
  | 'observation'
  | 'assertion'
  | 'denial'
  | 'assessment'
  | 'forecast'
  | 'legal'
  | 'demand'
  | 'background';

/** A likelihood word and its band in per cent under ICD 203; only for words where that is defensible. */
export interface LikelihoodTerm {
  readonly term: string;
  readonly low: number;
  readonly high: number;
}

/**
 * A number a claim states: `low` and `high` are the same for `exact` and `about` (no tolerance is invented), null on the side
 * that `at-least` or `at-most` leaves open.
 */
export interface ClaimedNumber extends TextSpan {
  readonly low: number | null;
  readonly high: number | null;
  /** The word counted or the unit, as written ("Waggons", "percent"); null where none follows. */
  readonly unit: string | null;
  readonly bound: 'exact' | 'about' | 'at-least' | 'at-most' | 'range';
}

/** A negating word with what it negates, so that a denied signing is not taken for a denied delivery. */
export interface Negation extends TextSpan {
  readonly scope: { readonly start: number; readonly end: number };
}

/** Whom the text means by a speaker; mentions of one actor in a document share the id. */
export interface ClaimActor {
  readonly id: string;
  /** The fullest name the document gives. */
  readonly name: string;
  /** The party of the register that this is or speaks for; null where it is none. Set where a register is at hand. */
  readonly partyId: string | null;
}

/** One attributed proposition as `sightline extract` prints it. */
export interface ExtractedClaim extends TextSpan {
  readonly type: ClaimType;
  /** The claimed words without an announcing clause that stands among them; empty for claims older than this member. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly speaker: TextSpan | null;
  /** Whom the speaker's words mean ("he", "the spokesman", "the regime in Pyongyang"); null where nobody is named. */
  readonly actor: ClaimActor | null;
  readonly cue: TextSpan | null;
  /** All words of the cue: "teilte" and "mit", "geht", "davon" and "aus"; `cue` is the one that decides. */
  readonly cueWords: readonly TextSpan[];
  readonly frame: TextSpan | null;
  readonly addressee: TextSpan | null;
  /** Between the document and the speaker, outermost first: "Dong-A reports, citing informed circles" → [Dong-A]. */
  readonly via: readonly TextSpan[];
  readonly hedges: readonly Hedge[];
  readonly likelihood: LikelihoodTerm | null;
  readonly quantities: readonly ClaimedNumber[];
  readonly negations: readonly Negation[];
  readonly polarity: 'affirmed' | 'negated' | 'denied';
  /** TIMEX3 value of when the claimed thing happened; null where the text does not say. */
  readonly time: string | null;
  readonly kind: ClaimKind;
  /** Set for forecasts: what is expected, by when (TIMEX3 value) if stated. */
  readonly forecast: { readonly question: string; readonly deadline: string | null } | null;
}

/** A name of the gazetteer in a claim's words or speaker: a place, state, body or outlet, however it is spelled there. */
export interface ClaimName extends TextSpan {
  readonly kind: 'place' | 'state' | 'body' | 'outlet';
  readonly id: string;
  /** As the gazetteer has it: "Tumangang" for 두만강. */
  readonly name: string;
}

/** What reading a document gave; the result of `sightline extract`. */
export interface Extraction {
  readonly document: {
    readonly sha256: string;
    readonly lang: string;
    readonly published: string | null;
    /** given: by the caller or the document's own data; else the words of the text that the date was inferred from. */
    readonly publishedBy: 'given' | TextSpan | null;
  };
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  readonly timex: readonly Timex[];
  /** Everybody who speaks, with each place that means them, in order of first mention. */
  readonly actors: readonly (ClaimActor & { readonly mentions: readonly TextSpan[] })[];
  readonly claims: readonly ExtractedClaim[];
}

/**
 * A claim kept in a case. `prefix` and `suffix` (32 characters) make with `text` the Web Annotation
 * TextQuoteSelector, `start` and `end` the TextPositionSelector, so that a moved text can be found again.
 */
export interface Claim extends ExtractedClaim {
  readonly id: string;
  readonly documentId: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Missing where nobody has looked: claims older than this member, and those that a person added. */
  readonly names?: readonly ClaimName[] | undefined;
  readonly propositionId: string | null;
  readonly draftedBy: Maker | null;
  readonly review: Review;
}

const offset = z.number().int().min(0);
const span = { start: offset, end: offset, text: z.string() };
const spanSchema = z.strictObject(span);

export const claimSchema: z.ZodType<Claim> = z
  .strictObject({
    id: idSchema,
    documentId: idSchema,
    ...span,
    prefix: z.string(),
    suffix: z.string(),
    type: z.enum(['direct', 'indirect', 'mixed', 'reported', 'plain']),
    parts: z.array(z.strictObject({ start: offset, end: offset })),
    speaker: spanSchema.nullable(),
    actor: z.strictObject({ id: z.string(), name: z.string(), partyId: z.string().nullable() }).nullable(),
    cue: spanSchema.nullable(),
    cueWords: z.array(spanSchema),
    frame: spanSchema.nullable(),
    addressee: spanSchema.nullable(),
    via: z.array(spanSchema),
    hedges: z.array(
      z.strictObject({
        ...span,
        kind: z.enum(['modal', 'adverb', 'evidential', 'reportative', 'approximator', 'verb']),
      }),
    ),
    likelihood: z.strictObject({ term: z.string(), low: z.number(), high: z.number() }).nullable(),
    quantities: z.array(
      z.strictObject({
        ...span,
        low: z.number().nullable(),
        high: z.number().nullable(),
        unit: z.string().nullable(),
        bound: z.enum(['exact', 'about', 'at-least', 'at-most', 'range']),
      }),
    ),
    negations: z.array(z.strictObject({ ...span, scope: z.strictObject({ start: offset, end: offset }) })),
    polarity: z.enum(['affirmed', 'negated', 'denied']),
    time: z.string().nullable(),
    kind: z.enum(['observation', 'assertion', 'denial', 'assessment', 'forecast', 'legal', 'demand', 'background']),
    forecast: z.strictObject({ question: z.string(), deadline: z.string().nullable() }).nullable(),
    names: z
      .array(
        z.strictObject({
          ...span,
          kind: z.enum(['place', 'state', 'body', 'outlet']),
          id: z.string(),
          name: z.string(),
        }),
      )
      .optional(),
    propositionId: idSchema.nullable(),
    draftedBy: makerSchema.nullable(),
    review: reviewSchema,
  })
  .refine((claim) => claim.start < claim.end, 'expected start before end');
