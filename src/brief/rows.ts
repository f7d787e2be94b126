import { z } from 'zod';

/** The rows of a brief: what its statements rest on, ready to be printed. */

const text = z.string();
const maybe = text.nullable();
const number = z.number().nullable();
const review = z.enum(['draft', 'accepted', 'rejected']);

export interface BriefObservation {
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly zoneName: string | null;
  readonly objectClass: string;
  readonly date: string;
  /** `73`, `at least 5`, `not observed`: in words, so that the three kinds of nothing cannot be mixed up. */
  readonly value: string;
  readonly kind: 'count' | 'measure' | 'state' | 'uncounted' | 'unusable' | 'not-observed';
  readonly words: string | null;
  readonly observer: string | null;
  readonly sensor: string | null;
  readonly source: { readonly url: string; readonly title: string; readonly published: string | null } | null;
  readonly review: 'draft' | 'accepted' | 'rejected';
  /** The image it was made on, of those in `scenes`. */
  readonly sceneId: string | null;
  /** Later than the day the case looks from: outcome, not evidence. */
  readonly isOutcome: boolean;
}

export const briefObservationSchema: z.ZodType<BriefObservation> = z.strictObject({
  id: text,
  siteId: text,
  siteName: text,
  zoneName: maybe,
  objectClass: text,
  date: text,
  value: text,
  kind: z.enum(['count', 'measure', 'state', 'uncounted', 'unusable', 'not-observed']),
  words: maybe,
  observer: maybe,
  sensor: maybe,
  source: z.strictObject({ url: text, title: text, published: maybe }).nullable(),
  review,
  sceneId: maybe,
  isOutcome: z.boolean(),
});

export interface BriefClaim {
  readonly id: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly via: readonly string[];
  /** Offsets into `text`, so that hedges can be marked where they stand. */
  readonly hedges: readonly { readonly start: number; readonly end: number }[];
  readonly likelihood: { readonly term: string; readonly low: number; readonly high: number } | null;
  readonly polarity: 'affirmed' | 'negated' | 'denied';
  readonly kind: string;
  readonly time: string | null;
  readonly review: 'draft' | 'accepted' | 'rejected';
}

export const briefClaimSchema: z.ZodType<BriefClaim> = z.strictObject({
  id: text,
  documentId: text,
  start: z.number().int(),
  end: z.number().int(),
  text,
  speaker: maybe,
  via: z.array(text),
  hedges: z.array(z.strictObject({ start: z.number().int(), end: z.number().int() })),
  likelihood: z.strictObject({ term: text, low: z.number(), high: z.number() }).nullable(),
  polarity: z.enum(['affirmed', 'negated', 'denied']),
  kind: text,
  time: maybe,
  review,
});

export interface BriefDocument {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly retrieved: string | null;
  readonly sha256: string;
  readonly byteLength: number;
  readonly form: 'original' | 'digest';
  readonly text: string;
}

export const briefDocumentSchema: z.ZodType<BriefDocument> = z.strictObject({
  id: text,
  title: maybe,
  outlet: maybe,
  url: maybe,
  published: maybe,
  language: maybe,
  retrieved: maybe,
  sha256: text,
  byteLength: z.number().int(),
  form: z.enum(['original', 'digest']),
  text,
});

export interface BriefSite {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  /** Scenes kept over it; 0 means that its counts are somebody else's. */
  readonly scenes: number;
  readonly approximate: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
}

export const briefSiteSchema: z.ZodType<BriefSite> = z.strictObject({
  id: text,
  name: text,
  country: maybe,
  scenes: z.number().int(),
  approximate: z.boolean(),
  lon: number,
  lat: number,
});
