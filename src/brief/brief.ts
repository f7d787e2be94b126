import { z } from 'zod';
import {
  type Assessment,
  type Forecast,
  type Indicator,
  type LikelihoodWord,
  type Maker,
  type OriginTrace,
  type Provision,
  forecastSchema,
  indicatorSchema,
  likelihoodBands,
  provisionSchema,
} from '#core';

import { type BriefReasoning, reasoningSchema } from './reasoning.ts';

/** The version of brief.json, its first member (docs/formats/brief.md). */
export const briefFormat = 'sightline-brief/1';

/** What a statement rests on: a row of the brief, by its table and id. */
export interface EvidenceRef {
  readonly kind: 'observation' | 'document' | 'claim' | 'series' | 'proposition' | 'case';
  readonly id: string;
  /** The exact words, for a document. */
  readonly exact: string | null;
}

/** A sentence with what it rests on; `evidence` is never empty. */
export interface Statement {
  readonly text: string;
  readonly evidence: readonly EvidenceRef[];
}

/** Likelihood and confidence are two members, and are printed as two sentences. */
export interface KeyFinding extends Statement {
  readonly id: string;
  readonly likelihood: { readonly word: LikelihoodWord; readonly low: number; readonly high: number } | null;
  readonly confidence: { readonly level: 'low' | 'moderate' | 'high'; readonly reason: string | null } | null;
  readonly limits: string | null;
}

export interface BriefSeries {
  readonly siteName: string;
  readonly assessment: Assessment;
  /** How unusual the look is, each a sentence of its own; never what it means. */
  readonly statements: readonly Statement[];
}

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
  /** Later than the day the case looks from: outcome, not evidence. */
  readonly isOutcome: boolean;
}

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

export interface BriefHypothesis {
  readonly id: string;
  readonly text: string;
  readonly rank: number | null;
  readonly inconsistency: number | null;
  readonly readings: readonly {
    readonly evidence: EvidenceRef;
    readonly reads: 'inconsistent' | 'neutral' | 'consistent';
    readonly reason: string;
  }[];
  readonly missing: readonly string[];
}

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

export interface BriefForecast {
  readonly forecast: Forecast;
  readonly score: {
    /** `scored`, `open`, `void`, or `no-number` where the words give no probability. */
    readonly status: string;
    readonly brier: number | null;
    /** At both ends of the band that the words stand for. */
    readonly brierLow: number | null;
    readonly brierHigh: number | null;
  };
}

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

/** Everything a reader gets, in one value; HTML and PDF are written from it alone. */
export interface Brief {
  readonly format: typeof briefFormat;
  readonly caseId: string;
  readonly title: string;
  readonly question: string;
  readonly summary: string | null;
  readonly asOf: string;
  /** UTC instant */
  readonly generated: string;
  readonly generator: Maker;
  readonly keyFindings: readonly KeyFinding[];
  /** The first is what the case is about. */
  readonly series: readonly BriefSeries[];
  readonly observations: readonly BriefObservation[];
  readonly claims: readonly BriefClaim[];
  readonly origins: OriginTrace;
  readonly hypotheses: readonly BriefHypothesis[];
  readonly flips: string | null;
  readonly provisions: readonly Provision[];
  readonly chains: readonly { readonly name: string; readonly steps: readonly Indicator[] }[];
  readonly forecasts: readonly BriefForecast[];
  readonly sites: readonly BriefSite[];
  readonly reasoning: BriefReasoning;
  readonly limits: readonly string[];
  readonly method: readonly string[];
  readonly documents: readonly BriefDocument[];
}

const text = z.string();
const maybe = text.nullable();
const number = z.number().nullable();
const review = z.enum(['draft', 'accepted', 'rejected']);
const ref = z.strictObject({
  kind: z.enum(['observation', 'document', 'claim', 'series', 'proposition', 'case']),
  id: text,
  exact: maybe,
});
const statement = { text, evidence: z.array(ref).min(1, 'a statement needs evidence') };
const baseline = z.strictObject({
  method: text,
  n: z.number().int(),
  searched: z.number().int(),
  from: maybe,
  to: maybe,
  mean: number,
  upper: number,
  level: z.number(),
  low90: number,
  high90: number,
  intervals: z.array(z.strictObject({ level: z.number(), low: z.number(), high: number })),
  variation: number,
  visibleShare: z.number(),
  models: z.array(z.strictObject({ terms: z.array(z.enum(['trend', 'season', 'counter'])), probability: z.number() })),
});
const sensitivity = z.strictObject({
  rows: z.array(z.strictObject({ name: text, exceedance: z.number(), alert: z.boolean() })),
  low: z.number(),
  high: z.number(),
  stands: z.boolean(),
});
const change = z.strictObject({
  date: text,
  low: text,
  high: text,
  probability: z.number(),
  before: z.number(),
  after: z.number(),
});
const survival = z.enum(['every', 'some', 'none']);
const duration = z.strictObject({ days: z.number(), low: z.number(), high: z.number() });
const states = z.strictObject({
  now: z.strictObject({ date: text, yes: z.number() }).nullable(),
  duration: z.strictObject({ yes: duration, no: duration }),
  switches: z.number().int(),
  stay: z
    .strictObject({
      state: z.enum(['yes', 'no']),
      since: text,
      atLeastDays: z.number().int(),
      atMostDays: z.number().int().nullable(),
      outlasting: z.number(),
    })
    .nullable(),
  switched: z.boolean(),
});
const assessment = z.strictObject({
  siteId: text,
  objectClass: text,
  series: z.array(
    z.strictObject({
      date: text,
      low: number,
      high: number,
      status: z.enum(['observed', 'bound', 'uncounted', 'unusable', 'not-observed']),
      state: z.enum(['yes', 'no', 'uncertain']).exactOptional(),
      observationIds: z.array(text),
      observers: z.array(text),
      contested: z.boolean(),
    }),
  ),
  baseline,
  target: z
    .strictObject({ date: text, low: number, high: number, state: z.enum(['yes', 'no']).exactOptional() })
    .nullable(),
  exceedance: number,
  recordOf: number,
  recordProbability: number,
  record: z
    .strictObject({
      kind: z.enum(['sole', 'shared', 'possible', 'none']),
      among: z.number().int(),
      tied: z.number().int(),
      probability: number,
    })
    .nullable(),
  alert: z.boolean(),
  contested: z.array(z.strictObject({ statement: text, observationId: text, contradictedBy: z.array(text) })),
  readings: z.array(
    z.strictObject({
      name: text,
      explanation: text,
      baseline,
      exceedance: number,
      alert: z.boolean(),
      recordOf: number,
    }),
  ),
  conclusions: z.strictObject({ unusual: survival, record: survival }).nullable(),
  sensitivity: sensitivity.nullable(),
  change: change.nullable(),
  changes: z.array(change),
  present: z.strictObject({ since: text, low: text, high: text, changed: z.number() }).nullable(),
  excursion: z
    .strictObject({
      kind: z.enum(['level-shift', 'spike', 'undecided']),
      shiftProbability: z.number(),
      laterLooks: z.number().int(),
    })
    .nullable(),
  states: states.nullable(),
  events: z.array(
    z.strictObject({
      date: text,
      looks: z.strictObject({ before: z.number().int(), after: z.number().int() }),
      ratio: number,
      low: number,
      high: number,
      p: number,
      placeboDays: z.number().int(),
    }),
  ),
  notes: z.array(text),
});
const trace = z.strictObject({
  propositions: z.array(
    z.strictObject({
      id: text,
      text,
      mentions: z.number().int(),
      origins: z.array(
        z.strictObject({
          id: text,
          name: text,
          independentOf: z.array(text),
          documentIds: z.array(text),
          reasons: z.array(text),
          voices: z.array(
            z.strictObject({
              name: text,
              isAnonymous: z.boolean(),
              from: maybe,
              to: maybe,
              documents: z.number().int(),
            }),
          ),
          restsOn: maybe,
        }),
      ),
      effective: z.strictObject({ low: z.number(), high: z.number() }),
      copies: z.array(z.array(text)),
      drift: z.array(
        z.strictObject({
          documentId: text,
          what: z.enum(['number', 'hedge', 'direction', 'date', 'impossible-date']),
          from: text,
          to: text,
        }),
      ),
      nodes: z.array(
        z.strictObject({ id: text, kind: z.enum(['origin', 'carrier', 'document']), name: text, date: maybe }),
      ),
      edges: z.array(
        z.strictObject({
          from: text,
          to: text,
          kind: z.enum(['origin-of', 'carried-by', 'copied-by', 'leans-on']),
          basis: z.enum([
            'own-publication',
            'attribution',
            'agency',
            'text',
            'translation',
            'same-error',
            'citation',
            'headline',
            'declared',
            'same-images',
          ]),
          reason: text,
        }),
      ),
    }),
  ),
  documents: z.array(z.strictObject({ id: text, url: maybe, copyFamily: text, origins: z.array(text) })),
});

/** The published schema of brief.json. */
export const briefSchema: z.ZodType<Brief> = z.strictObject({
  format: z.literal(briefFormat),
  caseId: text,
  title: text,
  question: text,
  summary: maybe,
  asOf: text,
  generated: z.iso.datetime({ precision: null }),
  generator: z.strictObject({ name: text, version: text }),
  keyFindings: z.array(
    z.strictObject({
      ...statement,
      id: text,
      likelihood: z
        .strictObject({
          word: z.enum(Object.keys(likelihoodBands) as LikelihoodWord[]),
          low: z.number(),
          high: z.number(),
        })
        .nullable(),
      confidence: z.strictObject({ level: z.enum(['low', 'moderate', 'high']), reason: maybe }).nullable(),
      limits: maybe,
    }),
  ),
  series: z.array(z.strictObject({ siteName: text, assessment, statements: z.array(z.strictObject(statement)) })),
  observations: z.array(
    z.strictObject({
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
      isOutcome: z.boolean(),
    }),
  ),
  claims: z.array(
    z.strictObject({
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
    }),
  ),
  origins: trace,
  hypotheses: z.array(
    z.strictObject({
      id: text,
      text,
      rank: number,
      inconsistency: number,
      readings: z.array(
        z.strictObject({ evidence: ref, reads: z.enum(['inconsistent', 'neutral', 'consistent']), reason: text }),
      ),
      missing: z.array(text),
    }),
  ),
  flips: maybe,
  provisions: z.array(provisionSchema),
  chains: z.array(z.strictObject({ name: text, steps: z.array(indicatorSchema) })),
  forecasts: z.array(
    z.strictObject({
      forecast: forecastSchema,
      score: z.strictObject({ status: text, brier: number, brierLow: number, brierHigh: number }),
    }),
  ),
  sites: z.array(
    z.strictObject({
      id: text,
      name: text,
      country: maybe,
      scenes: z.number().int(),
      approximate: z.boolean(),
      lon: number,
      lat: number,
    }),
  ),
  reasoning: reasoningSchema(z.strictObject(statement), z.array(ref)),
  limits: z.array(text),
  method: z.array(text),
  documents: z.array(
    z.strictObject({
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
    }),
  ),
});
