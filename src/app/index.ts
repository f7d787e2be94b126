// What the use cases need from the world: `storage` and `sources` implement it, `cli/compose.ts` wires it.
export type { Archiver, OutputFolder, WaczContents } from './ports/archives.ts';
export type { Blobs, KeptBlobs, KeptBytes } from './ports/blobs.ts';
export type { ArticleExtractors, Corpus, CorpusEntry, ResultLines } from './ports/corpus.ts';
export type { Detectors, ImageLevel, Images, OpenDetector, OpenImage, PixelRequest } from './ports/images.ts';
export type { LanguageModel } from './ports/language-model.ts';
export type { Canvas, ImageEncoder, Pictures } from './ports/pictures.ts';
export type { Catalogs, ReadItem, ReadOptions, Reader, Rejection } from './ports/reading.ts';
export type {
  ChangeContext,
  KnownRecords,
  KeptStates,
  PutResult,
  HistoryAudit,
  HistoryFilter,
  RecordFilter,
  Store,
  StoreReader,
  StoreWriter,
  Stray,
} from './ports/store.ts';
export { type SceneQuery, boxesTouch, matchesQuery } from './scene-query.ts';
export { AccountError, CaseError, JobError } from './errors.ts';
export type {
  Job,
  JobClaim,
  JobEvent,
  JobFilter,
  JobKind,
  JobStatus,
  JobWriter,
  Jobs,
  NewJob,
  TakeRequest,
} from './jobs/job.ts';
export { ByteCache } from './byte-cache.ts';

export { type ImportOptions, type ImportReport, importItems, importPath } from './importing/import-path.ts';
export type { ImportedDocument } from './importing/imported-documents.ts';
export { type ReadRecords, readRecords } from './read-records.ts';
export { type ExportFormat, type ExportOptions, exportCase, folderFormats } from './export-case.ts';
export { type CsvTableName, csvTables } from './formats/record-tables-csv.ts';
export { type CaseRecords, loadCase } from './load-case.ts';
export { type CountedLook, type CountsFile, decodeCountsCsv } from './monitor/counts-csv.ts';
export { type MonitorMethod, type MonitorReport, monitorCounts, monitorMethods } from './monitor/monitor-counts.ts';
export {
  type SeriesRequest,
  assessAll,
  assessObservations,
  assessSite,
  findOnlySeries,
  findSite,
} from './assess-site.ts';
export { type WatchRequest, assessWatchList } from './assess-watch-list.ts';
export { hasLocalPixels } from './tiles/has-local-pixels.ts';
export { type JudgeSite, judgeSite } from './watch-board/judge-site.ts';
export { type BoardState, WatchBoard } from './watch-board/watch-board.ts';
export { type AlertLine, decideAlert, listAlerts } from './watch-board/decide-alert.ts';
export { type AssessSeries, assessSeriesOf } from './watch-board/assess-series-of.ts';
export { type SiteReport, reportSite } from './watch-board/report-site.ts';
export { type NameMention, findNames } from './claims/name-mentions.ts';
export { type ExtractReport, currentClaims, extractCase, extractDocument } from './extract-claims.ts';
export { type QuoteReport, type TimexReport, scoreQuoteFiles, scoreTimexFiles } from './scoring/score-benchmarks.ts';
export { type CorpusArticle, extractArticle, failedArticle } from './corpus/article.ts';
export { type CorpusReport, extractCorpus } from './corpus/extract-corpus.ts';
export { type ModelExtraction, extractWithModel } from './language-model/extract-with-model.ts';
export { traceCase, traceCaseRecords, traceMentions } from './trace-origins.ts';
export {
  type Deciding,
  keepProposal,
  mergePropositions,
  partPropositions,
  splitProposition,
} from './propositions/decide-grouping.ts';
export { type GroupingReport, groupCase } from './propositions/group-claims.ts';
export { type FoundCopy, findCopies } from './find-copies.ts';
export { type BuildOptions, type BuiltBrief, buildBrief } from './build-brief.ts';
export { type Permissions, onePerson } from './permissions.ts';
export type {
  AccountEvent,
  Accounts,
  ApiToken,
  CasePolicies,
  CasePolicy,
  Identity,
  NewPerson,
  NewToken,
  OpenSession,
  People,
  Person,
  Sessions,
  TeamStore,
  Tokens,
} from './team/accounts.ts';
export { type CaseScope, memberOf, scopeOfCases } from './team/case-scope.ts';
export { fourEyes } from './team/four-eyes.ts';
export type { IdentityProvider, PendingSignIn, ProvenIdentity } from './team/identity-provider.ts';
export { KnownCases } from './team/known-cases.ts';
export { type Reach, scopeReader, scopeStore } from './team/scoped-store.ts';
export { type Visitor, highestRole, reachOf, roleIn } from './team/visitor.ts';
export { type PublishRequest, listPublications, publishBrief, requirePublication } from './publishing/publish-brief.ts';
export { makePublicFolder } from './publishing/public-folder.ts';
export { type VerifyReport, verifyFolder, verifyPublications } from './publishing/verify-publication.ts';
export { readComposition, saveComposition } from './publishing/compose.ts';
export { type DetectReport, type DetectRequest, detectInImage } from './detect/detect-in-image.ts';
export type { DetectionCollection, DetectionFeature } from './detect/detection-feature.ts';
export type { ZoneCount } from './detect/zone-tally.ts';
export { type DoubleCountRequest, compareOwnCount, doubleCount } from './double-count.ts';
export { type OwnMarks, keepOwnMarks } from './counting/own-marks.ts';
export { type LookOptions, type LooksReport, type SceneLook, lookAtScenes } from './look-at-scenes.ts';
export { type SimilarReport, type SimilarRequest, findSimilarInImage } from './detect/find-similar-in-image.ts';
export type { ScenePlan } from './plan-scene.ts';
export { type ScenesReport, type ScenesRequest, planScenes, queryForSite } from './plan-scenes.ts';
export { type MarkingVerdict, type ReviewedMarking, reviewMarking } from './review-marking.ts';
export { type ReviewableKind, reviewRecord, reviewableKinds } from './review-record.ts';
export { type SeenRecord, changeAsSeen } from './changes/change-as-seen.ts';
export { type AuditOptions, type AuditReport, verifyHistory } from './audit/verify-history.ts';
export type { BrokenEntry } from './audit/describe-break.ts';
export {
  type CommentDraft,
  addComment,
  editComment,
  requireComment,
  settleThread,
  withdrawComment,
} from './discussion/comments.ts';
export { type Thread, type ThreadQuery, listThreads } from './discussion/threads.ts';
export { type AssignmentDraft, type WorkQuery, assign, listWork, settleAssignment } from './discussion/assignments.ts';
export { undoChange } from './changes/undo-change.ts';
export { addClaim, correctClaim } from './claims/correct-claim.ts';
export { mergeClaims, splitClaim } from './claims/divide-claims.ts';

export { type ForecastDraft, openForecast } from './forecasts/open-forecast.ts';
export { type ResolutionRequest, resolveForecast } from './forecasts/resolve-forecast.ts';
export { type ForecastReport, scoreCaseForecasts } from './forecasts/score-case.ts';

export { type GradeReport, type GradeRequest, gradeStatement, suggestGrades } from './reasoning/grade-statements.ts';
export { type CaseWeighing, weighCase } from './reasoning/weigh-case.ts';
export { readEvidence } from './reasoning/read-evidence.ts';

export { type LedgerReport, caseLedger } from './reasoning/case-ledger.ts';
export { type ChainTemplate, parseChainTemplate } from './warning/chain-template.ts';
export { type WarningReport, acceptMoves, addChain, watchCase } from './warning/watch-case.ts';

export type { DrawRequest, DrawnCount } from './counting/pictures/draw-count.ts';
export { type CountImageRequest, countImage } from './counting/count-image.ts';
export { type GivenWater } from './counting/vessels/count-vessels.ts';
export { type VesselsInFileRequest, countVesselsInFile } from './counting/vessels/count-vessels-in-file.ts';
export { isVessel, requireCounted } from './counting/choose-detector.ts';
export type { SeaBandName } from './counting/vessels/sea-bands.ts';
export type { CountedImage } from './counting/count-open-image.ts';
export type { CountReport, ZoneReport } from './counting/count-report.ts';
export { type CountSceneRequest, type SceneCount, countScene } from './counting/count-scene.ts';
export {
  type ArchiveReport,
  type ArchivedScene,
  type CountArchiveRequest,
  countArchive,
} from './counting/count-archive.ts';
export { type CountZones, decodeCountZones } from './formats/count-zones.ts';
export { parseRecord, rejectItem } from './formats/rejection.ts';
export { readCsvHeader } from './formats/csv.ts';
export { escapeXml } from './formats/xml.ts';
export { SiteIndex } from './formats/site-index.ts';
export { decodeObservationsCsv, encodeObservationsCsv, isObservationsHeader } from './formats/observations-csv.ts';
export { decodeLineageCsv, isLineageHeader } from './formats/lineage-csv.ts';
export { decodeSitesGeojson, encodeSitesGeojson, isGeojson } from './formats/sites-geojson.ts';
export { decodeFlowsCsv, parseQuantity } from './formats/flows-csv.ts';
export { checkCaseFlows } from './provisions/check-case-flows.ts';
export { checkTransfer } from './provisions/check-transfer.ts';
export { type CaseSighting, checkCaseNames, checkNames } from './provisions/check-names.ts';
export { decodeRegime, isRegime } from './formats/regime.ts';
export { ReferenceCheck } from './formats/references.ts';
export { keepPixelAddress, keepSceneAddresses } from './formats/known-addresses.ts';
export { bundleArrays, bundleFormat, completeCaseLists, readCaseMembers } from './formats/case-bundle.ts';
export { decodeStacItems, isStacItem, isStacItemCollection } from './formats/stac-item.ts';
export { type DetectorModel, type Tensor, countability, describeGeotiff, parseDetectorModel } from '#imagery';
export type { Recipe } from './simulate/recipe.ts';
export { type SimulateOptions, type SimulationReport, simulateToFolder } from './simulate/simulate-to-folder.ts';
export { simulateCase } from './simulate/simulate-case.ts';
export {
  type FollowRequest,
  type FollowedTrain,
  type TrainMatch,
  type TrainSighting,
  followTrains,
} from './consists/follow-trains.ts';
export { SceneViews } from './tiles/scene-views.ts';
export type { RenderedTile } from './tiles/render-tile.ts';
export type { TileStyle } from './tiles/tile-style.ts';
export { type CountPlanRequest, planCounts } from './jobs/plan-counts.ts';
export { type JobPorts, createJobHandlers } from './jobs/handlers.ts';
export { type Clock, type JobEnd, type WorkRequest, runJobs } from './jobs/run-jobs.ts';
export type { Notice } from './watch/notices/notice.ts';
export type { Messengers } from './watch/notices/tell.ts';
export { type Recipient, type WatchPlan, parseWatchPlan } from './watch/watch-plan.ts';
export { type WatchEvent, watch } from './watch/watch.ts';
export { type BlobCheck, type BlobFault, checkBlobs } from './check-blobs.ts';
