/** What is derived from the records of a case: `/api/v1/cases/tumangang-2023/weighing`. */
export function derivedAddress(
  caseId: string,
  view: 'grouping' | 'weighing' | 'warning' | 'forecast-scores' | 'ledger' | 'name-sightings',
): string {
  return `${caseAddress(caseId)}/${view}`;
}

/** A claim, or what is done to it. */
export function claimAddress(
  claimId: string,
  action?: 'history' | 'verdict' | 'correction' | 'split' | 'merge',
): string {
  return `/api/v1/claims/${encodeURIComponent(claimId)}${action === undefined ? '' : `/${action}`}`;
}

/** Where claims are added to a document, and its kept original as plain text. */
export function documentPartAddress(documentId: string, part: 'claims' | 'original'): string {
  return `/api/v1/documents/${encodeURIComponent(documentId)}/${part}`;
}

/** Where a change is taken back. */
export const undoAddress: string = '/api/v1/undo';

/** Where a person decides on a proposition. */
export function propositionDecisionAddress(caseId: string, propositionId: string): string {
  return `${caseAddress(caseId)}/propositions/${encodeURIComponent(propositionId)}/decision`;
}

/** Where a proposal becomes a proposition. */
export function keepProposalAddress(caseId: string, proposalId: string): string {
  return `${caseAddress(caseId)}/proposals/${encodeURIComponent(proposalId)}/keep`;
}

/** Where a cell of the matrix is set. */
export function readingAddress(hypothesisId: string): string {
  return `/api/v1/hypotheses/${encodeURIComponent(hypothesisId)}/reading`;
}

/** Where the evidence moves steps of a chain. */
export function stepMovesAddress(caseId: string): string {
  return `${caseAddress(caseId)}/warning/moves`;
}

/** Where forecasts are opened. */
export function newForecastAddress(caseId: string): string {
  return `${caseAddress(caseId)}/forecasts`;
}

/** Where a forecast is resolved. */
export function resolutionAddress(forecastId: string): string {
  return `/api/v1/forecasts/${encodeURIComponent(forecastId)}/resolution`;
}

/** Where one asks what a transfer would touch. */
export function transferAddress(caseId: string): string {
  return `${caseAddress(caseId)}/transfer-check`;
}

/** Where one asks whether a name is on a list. */
export const nameCheckAddress: string = '/api/v1/name-check';

function caseAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}`;
}
