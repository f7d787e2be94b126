export { AppError, RecordError } from './errors.ts';
export type { CancelSignal } from './cancel.ts';
export {
  type DateSpan,
  type PartialDate,
  dayRange,
  firstDay,
  formatDateSpan,
  formatDay,
  lastDay,
  parseDateSpan,
  parsePartialDate,
} from './partial-date.ts';
export { type ReaderLanguage, readerLanguages } from './sentences/reader-languages.ts';
export { type Sentence, say, sayKept } from './sentences/sentence.ts';
export { nameClass } from './sentences/class-name.ts';
export { sentenceSchema } from './sentences/sentence-schema.ts';
export { type NumberStyle, englishNumbers, germanNumbers, writeFixed, writeNumber } from './sentences/numbers.ts';
export { canonicalJson, sha256Hex } from './hash.ts';
export { fileNameOf, withoutQuery } from './href.ts';
export { derivedId, slug } from './ids.ts';
export { computeRetryDelay } from './retry-delay.ts';
export { uuidV5 } from './uuid.ts';
export {
  type BoundingBox,
  type Geometry,
  type MultiPolygonGeometry,
  type PolygonGeometry,
  type Position,
  computeBoundingBox,
  labelPosition,
} from './geometry.ts';
export { geometrySchema } from './records/geometry-schema.ts';
export { type PixelGrid, type PixelPosition, computePixelSize, pixelToPlane, planeToPixel } from './pixel-grid.ts';
export { type LonLat, type Planar, type Projection, findProjection } from './projection.ts';
export type { Picture } from './picture.ts';
export type { PixelWindow, Raster, RasterBand, Samples } from './raster.ts';

export { type RecordKind, recordKinds } from './records/record-kinds.ts';
export { type RecordTypes, recordSchemas } from './records/kinds.ts';
export { type Role, lowerRole, reachesRole, roles } from './roles.ts';
export {
  type Citation,
  type Maker,
  type Review,
  citationSchema,
  dateSpanTextSchema,
  idSchema,
  instantSchema,
  partialDateSchema,
  urlSchema,
} from './records/shapes.ts';
export { type Case, caseSchema } from './records/case.ts';
export { type Site, type Zone, type ZoneFunction, siteSchema, zoneFunctions, zoneSchema } from './records/site.ts';
export { type Scene, sceneSchema } from './records/scene.ts';
export {
  type MeasureUnit,
  type Observation,
  type ObservationSource,
  type Seen,
  observationSchema,
  seenSchema,
} from './records/observation.ts';
export { objectClassKey } from './records/object-class.ts';
export { type Alert, alertSchema } from './records/alert.ts';
export { type Mark, type MarkedZone, type Marking, type ReclassedMark, markingSchema } from './records/marking.ts';
export { type Capture, type Document, type Redirect, documentSchema } from './records/document.ts';
export {
  type Claim,
  type ClaimActor,
  type ClaimName,
  type ClaimKind,
  type ClaimType,
  type ClaimedNumber,
  type ExtractedClaim,
  type Extraction,
  type Hedge,
  type HedgeKind,
  type LikelihoodTerm,
  type Negation,
  type TextSpan,
  type Timex,
  claimSchema,
} from './records/claim.ts';
export type { ClaimCorrection, TextStretch } from './records/claim-correction.ts';
export type { DecidedClaim, GroupingDecision } from './records/grouping-decision.ts';
export {
  type Mention,
  type Party,
  type Proposition,
  mentionSchema,
  partySchema,
  propositionSchema,
} from './records/party.ts';
export { type Observable, observableSchema } from './records/observable.ts';
export {
  type EvidenceReading,
  type Hypothesis,
  type ProbabilityRange,
  type Unseeable,
  hypothesisSchema,
} from './records/hypothesis.ts';
export { type ConfidenceBasis, type Judgement, judgementSchema } from './records/judgement.ts';
export { type LikelihoodWord, likelihoodBands } from './records/likelihood.ts';
export { type Cap, type Exemption, type Provision, provisionSchema } from './records/provision.ts';
export { type Designation, designationSchema } from './records/designation.ts';
export {
  type BriefPart,
  type Composition,
  type CompositionBlock,
  type StatementSource,
  type WrittenStatement,
  compositionSchema,
  defaultComposition,
} from './records/composition.ts';
export { type Publication, type PublishedFile, hashPublication, publicationSchema } from './records/publication.ts';
export {
  type Exchange,
  type ExchangeStage,
  type Quantity,
  exchangeSchema,
  exchangeStages,
} from './records/exchange.ts';
export { type QuantityUnit, quantityUnits } from './records/quantity-unit.ts';
export { type InformationGrade, type SourceGrade, informationGrades, sourceGrades } from './records/admiralty-code.ts';
export { type Grade, gradeSchema } from './records/grade.ts';
export { type Outcome, outcomeSchema } from './records/outcome.ts';
export { type Indicator, indicatorSchema } from './records/indicator.ts';
export { type Forecast, forecastSchema } from './records/forecast.ts';
export { type AssignmentState, assignmentStates } from './records/assignment-states.ts';
export { type Assignment, assignmentSchema } from './records/assignment.ts';
export { type Comment, commentSchema, commentTextSchema, findMentions, personKey } from './records/comment.ts';
export { discussedKinds } from './records/discussed-kinds.ts';
export { type PlaceInRecord, type Topic, recordKey, topicSchema } from './records/topic.ts';
export {
  type RecordChange,
  type Actor,
  type HashedEntry,
  type HistoryAnchor,
  type HistoryEntry,
  type HistoryStart,
  hashHistoryStart,
  historyAnchorSchema,
  historyEntryText,
} from './records/history.ts';

export type {
  AssessedChange,
  Assessment,
  BaselineReading,
  BaselineSummary,
  ContestedStatement,
  EventEffect,
  Excursion,
  PresentLevel,
  RecordPlace,
  Sensitivity,
  SeriesPoint,
  StateAssessment,
  WatchList,
  WatchRow,
} from './assessment.ts';
export { assessmentSchema } from './assessment-schema.ts';
export type { Pyramid, PyramidMatrix, SceneView } from './scene-view.ts';
export {
  type Drift,
  type EdgeBasis,
  type OriginEdge,
  type OriginNode,
  type OriginTrace,
  type PropositionTrace,
  type TracedDocument,
  type TracedOrigin,
  type Voice,
  originTraceSchema,
} from './origin-trace.ts';
export { FormTable, type NumberedWord, WordNumbers, WordTable } from './word-table.ts';
