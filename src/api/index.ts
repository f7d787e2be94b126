export {
  type CaseSummary,
  type CollectionItems,
  type CollectionName,
  type DocumentHead,
  type Health,
  type HistoryLine,
  type Page,
  type Problem,
  collectionNames,
  collections,
  pageLimit,
} from './collections.ts';
export {
  type ListQuery,
  agreementAddress,
  briefAddress,
  briefFileAddress,
  casesAddress,
  collectionAddress,
  documentAddress,
  documentBytesAddress,
  eventsAddress,
  originsAddress,
  ownMarksAddress,
  sceneMarkingsAddress,
  sceneTileAddress,
  sceneTileOnAddress,
  sceneViewAddress,
  siteAddress,
  stripAddress,
  summaryAddress,
  surroundingsAddress,
  thumbnailAddress,
  verdictAddress,
  watchAddress,
} from './addresses.ts';
export { caseSummarySchema, healthSchema, itemSchema, pageSchema, problemSchema } from './schemas.ts';
export { type Box, type ParameterName, type QueryValues, type TimeSpan, parseQuery } from './parameters.ts';
export type { Access, Route } from './route.ts';
export {
  type PasswordChange,
  type SignIn,
  type VisitingPerson,
  type VisitorAnswer,
  passwordAddress,
  passwordChangeSchema,
  signInAddress,
  signInSchema,
  signOutAddress,
  visitorAddress,
} from './account-routes.ts';
export {
  type AccountAnswer,
  type OwnSession,
  type OwnToken,
  type PasswordAnswer,
  type PersonBody,
  type PersonChange,
  type RoleBody,
  type TeamAnswer,
  type TeamPerson,
  type TokenAnswer,
  type TokenBody,
  accountAddress,
  caseRolesAddress,
  ownTokensAddress,
  peopleAddress,
  personAddress,
  personBodySchema,
  personChangeSchema,
  roleBodySchema,
  sessionEndAddress,
  tokenBodySchema,
  tokenRevocationAddress,
} from './people-routes.ts';
export { accessTable, applicationPages, providerReturnAddress, providerSignInAddress } from './page-routes.ts';
export { type RouteName, allRoutes, collectionRoute, routes } from './routes.ts';
export { type JsonObject, openApiDocument } from './openapi.ts';
export { type FeatureCollectionName, featureCollectionNames, featureConformance } from './feature-routes.ts';
export { stacConformance } from './stac-routes.ts';
export { type Agreement, type OwnMarksAnswer, type OwnMarksBody, ownMarksSchema } from './marking-routes.ts';
export {
  type AlertVerdict,
  type SceneHead,
  type SiteAnswer,
  type Standing,
  type SurroundingsAnswer,
  type WatchAnswer,
  type WatchedAlert,
  type WatchedSite,
  alertVerdictSchema,
} from './watch-routes.ts';
export { type Verdict, type VerdictAnswer, verdictSchema } from './verdict-routes.ts';
export { type ChangeAnswer, type Signature, type Undo, undoSchema } from './changes/record-change.ts';
export { recordEtag } from './changes/record-etag.ts';
export {
  type SignedCorrection,
  type ClaimMerge,
  type ClaimSplit,
  type NewClaim,
  type OriginalText,
  type RecordHistoryLine,
  claimCorrectionSchema,
  claimMergeSchema,
  claimSplitSchema,
  newClaimSchema,
} from './changes/claim-routes.ts';
export {
  type GroupedClaim,
  type Grouping,
  type KeepProposal,
  type PropositionDecision,
  keepProposalSchema,
  propositionDecisionSchema,
} from './reasoning/grouping.ts';
export { type CellReading, type Weighing, cellReadingSchema } from './reasoning/weighing.ts';
export { type StepMoves, type WarningState, stepMovesSchema } from './reasoning/warning.ts';
export {
  type ForecastResolution,
  type ForecastState,
  type NewForecast,
  forecastResolutionSchema,
  newForecastSchema,
} from './reasoning/forecasting.ts';
export {
  type CapState,
  type LedgerState,
  type NameAnswer,
  type NameFinding,
  type NameQuestion,
  type NameSightings,
  type TouchedProvision,
  type TransferAnswer,
  type TransferQuestion,
  nameQuestionSchema,
  transferQuestionSchema,
} from './reasoning/ledger.ts';
export {
  claimAddress,
  derivedAddress,
  documentPartAddress,
  keepProposalAddress,
  nameCheckAddress,
  newForecastAddress,
  propositionDecisionAddress,
  readingAddress,
  resolutionAddress,
  stepMovesAddress,
  transferAddress,
  undoAddress,
} from './reasoning/addresses.ts';
export {
  type CompositionChange,
  type PublicationList,
  type PublishOrder,
  compositionChangeSchema,
  publishOrderSchema,
} from './publishing/routes.ts';
export {
  type AssignmentChange,
  type Author,
  type CommentText,
  type NewAssignment,
  type NewComment,
  type ThreadItem,
  type ThreadList,
  type ThreadResolution,
  type WorkList,
  assignmentChangeSchema,
  authorSchema,
  commentTextBodySchema,
  newAssignmentSchema,
  newCommentSchema,
  threadResolutionSchema,
} from './discussion-routes.ts';
export {
  assignmentStateAddress,
  assignmentsAddress,
  auditAddress,
  commentAddress,
  commentsAddress,
} from './discussion-addresses.ts';
export type { AuditAnswer } from './audit-routes.ts';
export { compositionAddress, publicationPageAddress, publicationsAddress } from './publishing/addresses.ts';
