import { z } from 'zod';
import {
  type Indicator,
  type Maker,
  type OriginTrace,
  type Provision,
  type ReaderLanguage,
  indicatorSchema,
  originTraceSchema,
  provisionSchema,
  readerLanguages,
} from '#core';
import {
  type BriefForecast,
  type BriefHypothesis,
  type BriefSeries,
  type KeyFinding,
  briefForecastSchema,
  briefHypothesisSchema,
  briefSeriesSchema,
  keyFindingSchema,
} from './conclusions.ts';
import { type BriefFigure, type BriefScene, briefFigureSchema, briefSceneSchema } from './figures.ts';
import { type BriefReasoning, reasoningSchema } from './reasoning.ts';
import {
  type BriefClaim,
  type BriefDocument,
  type BriefObservation,
  type BriefSite,
  briefClaimSchema,
  briefDocumentSchema,
  briefObservationSchema,
  briefSiteSchema,
} from './rows.ts';
import { type WrittenSection, writtenSectionSchema } from './written.ts';

/** The version of brief.json, its first member (docs/formats/brief.md). */
export const briefFormat = 'sightline-brief/1';

/** Everything a reader gets, in one value; HTML and PDF are written from it alone. */
export interface Brief {
  readonly format: typeof briefFormat;
  /** Of what the program says; what people wrote is printed as they wrote it. */
  readonly language: ReaderLanguage;
  readonly caseId: string;
  readonly title: string;
  readonly question: string;
  readonly summary: string | null;
  readonly asOf: string;
  /** UTC instant */
  readonly generated: string;
  readonly generator: Maker;
  /** Sections in their order: names of parts, `text-ID` and `figure-ID`; a part that has nothing to say is passed over. */
  readonly layout: readonly string[];
  readonly written: readonly WrittenSection[];
  readonly figures: readonly BriefFigure[];
  /** The images that counts and figures rest on. */
  readonly scenes: readonly BriefScene[];
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

/** The published schema of brief.json. */
export const briefSchema: z.ZodType<Brief> = z.strictObject({
  format: z.literal(briefFormat),
  // Absent in files from before there was a choice.
  language: z.enum(readerLanguages).default('en'),
  caseId: text,
  title: text,
  question: text,
  summary: maybe,
  asOf: text,
  generated: z.iso.datetime({ precision: null }),
  generator: z.strictObject({ name: text, version: text }),
  layout: z.array(text),
  written: z.array(writtenSectionSchema),
  figures: z.array(briefFigureSchema),
  scenes: z.array(briefSceneSchema),
  keyFindings: z.array(keyFindingSchema),
  series: z.array(briefSeriesSchema),
  observations: z.array(briefObservationSchema),
  claims: z.array(briefClaimSchema),
  origins: originTraceSchema,
  hypotheses: z.array(briefHypothesisSchema),
  flips: maybe,
  provisions: z.array(provisionSchema),
  chains: z.array(z.strictObject({ name: text, steps: z.array(indicatorSchema) })),
  forecasts: z.array(briefForecastSchema),
  sites: z.array(briefSiteSchema),
  reasoning: reasoningSchema,
  limits: z.array(text),
  method: z.array(text),
  documents: z.array(briefDocumentSchema),
});
