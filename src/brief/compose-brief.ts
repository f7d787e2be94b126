import {
  type Assessment,
  type Case,
  type Claim,
  type Composition,
  type Document,
  type Forecast,
  type Hypothesis,
  type Indicator,
  type Judgement,
  type Maker,
  type Marking,
  type Observation,
  type OriginTrace,
  type Provision,
  type ReaderLanguage,
  type Scene,
  type Site,
  type Zone,
  defaultComposition,
  formatDateSpan,
  labelPosition,
  likelihoodBands,
} from '#core';
import { type Brief, briefFormat } from './brief.ts';
import type { BriefForecast, BriefHypothesis, KeyFinding } from './conclusions.ts';
import type { BriefClaim, BriefDocument, BriefObservation, BriefSite } from './rows.ts';
import type { EvidenceRef } from './statement.ts';
import { describeSeries, notesOf } from './describe-series.ts';
import { refOf } from './evidence-ref.ts';
import type { BriefFigure } from './figures.ts';
import { listScenes } from './list-scenes.ts';
import type { BriefReasoning } from './reasoning.ts';
import { indexEvidence, requireEvidence } from './require-evidence.ts';
import type { BriefWords } from './words/english/english.ts';
import { wordsIn } from './words/words-in.ts';
import { layOut, readWritten } from './written.ts';

/** What analysis of competing hypotheses gave: best first. */
export interface AchSummary {
  readonly order: readonly { readonly hypothesisId: string; readonly rank: number; readonly inconsistency: number }[];
  /** The one item that, if wrong, changes the order, in words; null where none does. */
  readonly flips: string | null;
}

export interface ForecastScoreLine {
  readonly forecastId: string;
  readonly status: string;
  readonly brier: number | null;
  readonly brierLow: number | null;
  readonly brierHigh: number | null;
}

/** Everything a brief is made of. */
export interface BriefInput {
  readonly case: Case;
  readonly sites: readonly Site[];
  readonly zones: readonly Zone[];
  readonly scenes: readonly Scene[];
  readonly markings: readonly Marking[];
  readonly observations: readonly Observation[];
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly hypotheses: readonly Hypothesis[];
  readonly judgements: readonly Judgement[];
  readonly provisions: readonly Provision[];
  readonly indicators: readonly Indicator[];
  readonly forecasts: readonly Forecast[];
  /** The first is the series the case is about. */
  readonly assessments: readonly Assessment[];
  readonly origins: OriginTrace;
  readonly ach: AchSummary | null;
  readonly forecastScores: readonly ForecastScoreLine[];
  /** Left out where nothing was weighed. */
  readonly reasoning?: BriefReasoning;
  /** How a person put it together; without one it comes in the usual order. */
  readonly composition?: Composition | undefined;
  readonly figures?: readonly BriefFigure[];
  /** Why figures are missing. */
  readonly faults?: readonly string[];
  /** UTC instant; the only clock a brief knows. */
  readonly generated: string;
  readonly generator: Maker;
  /** Default: English. */
  readonly language?: ReaderLanguage;
}

/**
 * Puts a case into the form that is published. Pure: the same input gives the same brief. Throws BriefError
 * `unsourced-statement` when a sentence would be printed that rests on nothing.
 */
export function composeBrief(input: BriefInput): Brief {
  const composition = input.composition ?? defaultComposition(input.case.id);
  const { figures = [], language = 'en' } = input;
  const words = wordsIn(language);
  const siteNames = new Map(input.sites.map((site) => [site.id, site.name]));
  const brief: Brief = {
    format: briefFormat,
    language,
    caseId: input.case.id,
    title: composition.title ?? input.case.title,
    question: input.case.question,
    summary: input.case.summary,
    asOf: input.case.asOf,
    generated: input.generated,
    generator: input.generator,
    layout: layOut(composition),
    written: [],
    figures,
    scenes: listScenes(input, figures),
    keyFindings: input.judgements.map(toFinding),
    series: input.assessments.map((assessment) => ({
      siteName: siteNames.get(assessment.siteId) ?? assessment.siteId,
      assessment,
      statements: describeSeries(assessment, words).map(({ text, evidence }) => ({
        text,
        evidence: wholesFirst(evidence, input),
      })),
    })),
    observations: input.observations
      .filter((one) => one.review !== 'rejected')
      .map((one) => toObservation(one, input, words)),
    claims: [...input.claims].sort((a, b) => compare(a.documentId, b.documentId) || a.start - b.start).map(toClaim),
    origins: input.origins,
    hypotheses: rankHypotheses(input.hypotheses, input.ach),
    flips: input.ach?.flips ?? null,
    provisions: [...input.provisions].sort((a, b) => compare(a.adopted, b.adopted) || compareParagraphs(a, b)),
    chains: [...Map.groupBy(input.indicators, (step) => step.chain)].map(([name, steps]) => ({
      name,
      steps: [...steps].sort((a, b) => a.order - b.order),
    })),
    forecasts: input.forecasts.map((forecast) => ({ forecast, score: scoreOf(forecast, input.forecastScores) })),
    sites: input.sites.map((site) => toSite(site, input.scenes)),
    reasoning: input.reasoning ?? nothingWeighed,
    limits: limitsOf(input, words),
    method: methodOf(input, words),
    documents: [...input.documents].sort((a, b) => compare(a.published ?? '', b.published ?? '')).map(toDocument),
  };
  requireEvidence(brief);
  return { ...brief, written: readWritten(composition, indexEvidence(brief)) };
}

/** Counts of the whole place before those of its zones, which they hold. */
function wholesFirst(evidence: readonly EvidenceRef[], { observations }: BriefInput): EvidenceRef[] {
  const zones = new Set(observations.filter(({ zoneId }) => zoneId !== null).map(({ id }) => id));
  return evidence.toSorted((a, b) => Number(zones.has(a.id)) - Number(zones.has(b.id)));
}

const nothingWeighed: BriefReasoning = {
  beliefs: [],
  beliefItems: 0,
  sensitive: [],
  unseeable: [],
  alternatives: [],
  expected: [],
  grades: [],
  ledger: [],
  needs: [],
  calibration: [],
};

function toFinding(judgement: Judgement): KeyFinding {
  const { likelihood, confidence } = judgement;
  const [low, high] = likelihood === null ? [0, 0] : likelihoodBands[likelihood];
  return {
    id: judgement.id,
    text: judgement.text,
    likelihood: likelihood === null ? null : { word: likelihood, low, high },
    confidence: confidence === null ? null : { level: confidence, reason: judgement.confidenceReason },
    limits: judgement.limits,
    evidence: judgement.citations.map(refOf),
  };
}

function toObservation(
  observation: Observation,
  { sites, zones, case: subject }: BriefInput,
  { amounts }: BriefWords,
): BriefObservation {
  const { source } = observation;
  return {
    id: observation.id,
    siteId: observation.siteId,
    siteName: sites.find((site) => site.id === observation.siteId)?.name ?? observation.siteId,
    zoneName: zones.find((zone) => zone.id === observation.zoneId)?.name ?? observation.zoneId,
    objectClass: observation.objectClass,
    date: formatDateSpan(observation.when),
    value: amounts.seen(observation.seen),
    kind: observation.seen.kind,
    words: observation.note,
    observer: observation.observer,
    sensor: observation.sensor,
    source: source === null ? null : { url: source.url, title: source.title, published: source.published },
    review: observation.review,
    sceneId: observation.sceneId,
    isOutcome: observation.when.from.slice(0, subject.asOf.length) > subject.asOf,
  };
}

function toClaim(claim: Claim): BriefClaim {
  const { id, documentId, start, end, text, likelihood, polarity, kind, time, review } = claim;
  return {
    id,
    documentId,
    start,
    end,
    text,
    speaker: claim.speaker?.text ?? null,
    via: claim.via.map((span) => span.text),
    hedges: claim.hedges
      .filter((hedge) => hedge.start >= start && hedge.end <= end)
      .map((hedge) => ({ start: hedge.start - start, end: hedge.end - start })),
    likelihood,
    polarity,
    kind,
    time,
    review,
  };
}

function rankHypotheses(hypotheses: readonly Hypothesis[], ach: AchSummary | null): BriefHypothesis[] {
  const places = new Map(ach?.order.map((one) => [one.hypothesisId, one]));
  return hypotheses
    .map(({ id, text, evidence, missing }) => ({
      id,
      text,
      rank: places.get(id)?.rank ?? null,
      inconsistency: places.get(id)?.inconsistency ?? null,
      readings: evidence.map(({ citation, reads, reason }) => ({ evidence: refOf(citation), reads, reason })),
      missing,
    }))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compare(a.id, b.id));
}

function scoreOf(forecast: Forecast, scores: readonly ForecastScoreLine[]): BriefForecast['score'] {
  const score = scores.find((one) => one.forecastId === forecast.id);
  return {
    status: score?.status ?? 'open',
    brier: score?.brier ?? null,
    brierLow: score?.brierLow ?? null,
    brierHigh: score?.brierHigh ?? null,
  };
}

function toSite(site: Site, scenes: readonly Scene[]): BriefSite {
  const position = site.geometry === null ? null : labelPosition(site.geometry);
  const covering = scenes.filter(({ bbox }) => bbox !== null && position !== null && isInside(position, bbox));
  const { id, name, country, approximate } = site;
  return {
    id,
    name,
    country,
    approximate,
    scenes: covering.length,
    lon: position?.lon ?? null,
    lat: position?.lat ?? null,
  };
}

function isInside({ lon, lat }: { lon: number; lat: number }, [west, south, east, north]: readonly number[]): boolean {
  return lon >= west! && lon <= east! && lat >= south! && lat <= north!;
}

function toDocument(document: Document): BriefDocument {
  const { id, title, outlet, url, published, language, retrieved, sha256, byteLength, form, text } = document;
  return { id, title, outlet, url, published, language, retrieved, sha256, byteLength, form, text };
}

function limitsOf(
  { case: subject, scenes, claims, faults = [], provisions }: BriefInput,
  { limits }: BriefWords,
): string[] {
  const drafts = claims.filter((claim) => claim.review === 'draft').length;
  const unverified = provisions.filter((provision) => !provision.verified).length;
  return [
    ...subject.limits,
    ...faults,
    ...(scenes.length === 0 ? [limits.noScene] : []),
    ...(drafts > 0 ? [limits.drafts(drafts, claims.length)] : []),
    ...(unverified > 0 ? [limits.unverified(unverified, provisions.length)] : []),
  ];
}

function methodOf({ assessments, generator }: BriefInput, { method, series }: BriefWords): string[] {
  const [focus] = assessments;
  return [
    ...(focus
      ? [
          method.baseline(series.method(focus.baseline.method)),
          method.alert(Number((1 - focus.baseline.level).toFixed(6))),
          ...notesOf(focus, series.note),
        ]
      : []),
    method.claims,
    method.origins,
    method.likelihood,
    method.forecasts,
    method.written(generator.name, generator.version),
    ...(method.language === null ? [] : [method.language]),
  ];
}

function compareParagraphs(a: Provision, b: Provision): number {
  return Number.parseInt(a.paragraph, 10) - Number.parseInt(b.paragraph, 10) || compare(a.paragraph, b.paragraph);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
