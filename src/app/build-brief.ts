import {
  type AchSummary,
  type Brief,
  composeBrief,
  renderBriefHtml,
  renderBriefPdf,
  seriesChart,
  wordsIn,
} from '#brief';
import {
  type Assessment,
  type CancelSignal,
  type Citation,
  type CompositionBlock,
  type Maker,
  type ReaderLanguage,
  dayRange,
  defaultComposition,
  formatDateSpan,
  lastDay,
} from '#core';
import { type AchMatrix, scoreForecast } from '#evidence';
import { assessAll, assessObservations } from './assess-site.ts';
import { describeReasoning } from './brief-reasoning.ts';
import { drawCard } from './figures/draw-card.ts';
import { chooseFigures } from './figures/choose-figures.ts';
import { type FigureTools, type MadeFigures, makeFigures } from './figures/make-figures.ts';
import { currentClaims } from './extract-claims.ts';
import type { BundleFile } from './formats/case-bundle.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import type { StoreReader } from './ports/store.ts';
import { indexCaseStatements } from './reasoning/case-statements.ts';
import { weighCaseRecords } from './reasoning/weigh-case.ts';
import { traceCaseRecords } from './trace-origins.ts';

/** A brief in all its forms, from one `Brief`. */
export interface BuiltBrief {
  readonly brief: Brief;
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly json: string;
  /** `brief.html`, `brief.pdf`, `brief.json`, charts as SVG, pictures and `card.png`, where pictures are drawn. */
  readonly files: readonly BundleFile[];
  /** The series the case is about; null where the case names none. */
  readonly focus: Assessment | null;
}

export interface BuildOptions {
  /** UTC instant printed on the brief; the same instant gives the same bytes. */
  readonly generated: string;
  readonly generator: Maker;
  /** Of what the program says; default: English. */
  readonly language?: ReaderLanguage;
  /** Folders with the fonts of the PDF. */
  readonly fontFolders: readonly string[];
  /** Draws figures of images; without it there are none. */
  readonly figures?: FigureTools;
  readonly signal?: CancelSignal;
}

/** Assesses, traces, weighs and writes the brief of a case. Throws CaseError `no-such-case`. */
export async function buildBrief(store: StoreReader, caseId: string, options: BuildOptions): Promise<BuiltBrief> {
  const records = await loadCase(store, caseId);
  options.signal?.throwIfAborted();
  const { language = 'en' } = options;
  const words = wordsIn(language);
  const focus = assessFocus(records);
  const assessments = [...(focus ? [focus] : []), ...assessOthers(records, focus)];
  const origins = traceCaseRecords(records);
  const statements = indexCaseStatements(records);
  const weighing = weighCaseRecords(records, statements);
  const [composition] = records.compositions;
  const blocks = composition?.blocks ?? defaultComposition(caseId).blocks;
  const made = await figuresOf(blocks, records, options);
  const brief = composeBrief({
    ...records,
    composition,
    figures: made.figures,
    faults: made.faults,
    claims: currentClaims(records.claims),
    assessments,
    origins,
    ach: records.hypotheses.length === 0 ? null : summariseAch(weighing.matrix, records, words.reasoning),
    reasoning: describeReasoning(records, weighing, statements, language),
    forecastScores: records.forecasts.map(scoreForecast),
    generated: options.generated,
    generator: options.generator,
    language,
  });
  options.signal?.throwIfAborted();
  const pictures = new Map(made.files.map(({ content, path }) => [path, content]));
  const html = renderBriefHtml(brief, pictures);
  const pdf = await renderBriefPdf(brief, options.fontFolders, pictures);
  const json = `${JSON.stringify(brief, null, 2)}\n`;
  const charts = assessments.map((one) => ({
    path: `figures/${one.siteId}-${one.objectClass.replace(/[^\p{L}\p{N}]+/gu, '-')}.svg`,
    content: seriesChart(one, words),
  }));
  const files = [
    { path: 'brief.html', content: html },
    { path: 'brief.pdf', content: pdf },
    { path: 'brief.json', content: json },
    ...charts,
    ...made.files,
    ...(options.figures ? [{ path: 'card.png', content: await options.figures.pictures.draw(drawCard(brief)) }] : []),
  ];
  return { brief, html, pdf, json, files, focus };
}

/** Those that were pinned, and our own choice where the part for it is shown. */
async function figuresOf(
  blocks: readonly CompositionBlock[],
  records: CaseRecords,
  { figures, language = 'en', signal }: BuildOptions,
): Promise<MadeFigures> {
  if (!figures) return { figures: [], files: [], faults: [] };
  const { figures: words } = wordsIn(language);
  const isOwn = blocks.some((block) => block.kind === 'part' && block.part === 'figures' && !block.isHidden);
  const pinned = blocks.filter((block) => block.kind === 'view' || block.kind === 'strips');
  return makeFigures(
    [...(isOwn ? chooseFigures(records, words) : []), ...pinned],
    records,
    { ...figures, words },
    signal,
  );
}

function assessFocus(records: CaseRecords): Assessment | null {
  const { focus } = records.case;
  if (focus === null) return null;
  const { asOf, events } = records.case;
  const request = {
    site: focus.siteId,
    objectClass: focus.objectClass,
    at: focus.at,
    knownUntil: asOf,
    events: events.map(({ date }) => date),
  };
  return assessObservations(records.sites, records.observations, request);
}

/** The other series as they stood on the day the case looks from; what came later is outcome. */
function assessOthers({ case: subject, observations }: CaseRecords, focus: Assessment | null): Assessment[] {
  const horizon = lastDay(subject.asOf);
  const known = observations.filter((one) => dayRange(one.when).first <= horizon);
  return assessAll(known).filter((one) => one.siteId !== focus?.siteId || one.objectClass !== focus.objectClass);
}

type ReasoningWords = ReturnType<typeof wordsIn>['reasoning'];

function summariseAch(matrix: AchMatrix, records: CaseRecords, words: ReasoningWords): AchSummary {
  const [first] = matrix.sensitive;
  const row = matrix.rows.find((one) => one.id === first?.rowId);
  return {
    order: matrix.columns.map(({ hypothesisId, rank, inconsistency }) => ({ hypothesisId, rank, inconsistency })),
    flips: row === undefined ? null : describeCitation(row.citation, records, words),
  };
}

function describeCitation(citation: Citation, { documents, observations }: CaseRecords, words: ReasoningWords): string {
  if (citation.kind === 'document') {
    const document = documents.find((one) => one.id === citation.documentId);
    return `${words.quoted(citation.exact)} (${document?.outlet ?? citation.documentId})`;
  }
  const observation = observations.find((one) => one.id === citation.observationId);
  return observation
    ? words.citedCount(observation.objectClass, formatDateSpan(observation.when), observation.observer)
    : citation.observationId;
}
