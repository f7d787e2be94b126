export { partyRegister } from './register/parties.ts';
export { type PartyIndex, buildPartyIndex } from './parties/party-index.ts';
export { type Position, positionRegister } from './register/positions.ts';

export { type OriginsInput, traceOrigins } from './origins/trace-origins.ts';
export { CopyIndex } from './copies/copy-index.ts';
export { decodeCopyIndex, encodeCopyIndex } from './copies/keep-index.ts';
export { type GroupingInput, groupClaims } from './propositions/group-claims.ts';
export type { PropositionProposal } from './propositions/propose-propositions.ts';
export { type LineageInput, traceLineage } from './lineage/trace-lineage.ts';

export {
  type StatementIndex,
  type StatementInput,
  type StatementOrigins,
  indexStatements,
} from './grades/statement-origins.ts';
export { type Confirmation, checkConfirmation } from './grades/check-confirmation.ts';
export { type SourceSuggestion, suggestSourceGrade } from './grades/suggest-source-grade.ts';
export { type StatementSuggestion, suggestStatementGrade } from './grades/suggest-statement-grade.ts';
export { type EvidenceWeight, evidenceWeights } from './grades/weigh-evidence.ts';

export { type BeliefResult, type BeliefStep, updateBeliefs } from './hypotheses/update-beliefs.ts';
export { findJudgementFault } from './hypotheses/check-judgement.ts';
export { type ExpectedEvidence, expectedEvidence } from './hypotheses/expected-evidence.ts';
export { type ConfidenceSuggestion, suggestConfidence } from './hypotheses/suggest-confidence.ts';
export {
  type AchColumn,
  type AchMatrix,
  type AchRow,
  type HypothesisRank,
  type Reading,
  type WeighingOptions,
  weighHypotheses,
} from './hypotheses/weigh-hypotheses.ts';
export {
  type ProvisionFinding,
  type ProvisionFindings,
  type Transfer,
  findProvisions,
} from './provisions/find-provisions.ts';
export { type CapUse, type Flow, type FlowCheck, checkFlows } from './provisions/check-flows.ts';
export { NameList, type NameMatch, nameLevels } from './names/name-list.ts';
export { type Gazetteer, type NamedThing, buildGazetteer } from './names/gazetteer.ts';
export { type NameSighting, scanText } from './names/scan-text.ts';
export { type WarningChain, type WarningStep, warningBoard } from './indicators/warning-board.ts';
export { type StepMove, moveSteps } from './indicators/move-steps.ts';
export { type StepExpectation, expectNextSteps } from './indicators/expect-steps.ts';
export { type CollectionNeed, collectionNeeds } from './indicators/collection-needs.ts';
export { type LedgerLine, type LedgerPair, sumLedger } from './ledger/sum-ledger.ts';
export { type ForecastScore, scoreForecast } from './forecasts/score-forecast.ts';
export { type Calibration, type CalibrationBin, calibrateForecasts } from './forecasts/calibrate-forecasts.ts';
export { type ForecastScores, type ForecastSummary, scoreForecasts } from './forecasts/score-forecasts.ts';
