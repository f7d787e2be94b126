import { changeAnswerSchema } from '../changes/record-change.ts';
import { type Route, ask, change, get, post } from '../route.ts';
import { forecastResolutionSchema, forecastStateSchema, newForecastSchema } from './forecasting.ts';
import { groupingSchema, keepProposalSchema, propositionDecisionSchema } from './grouping.ts';
import {
  ledgerStateSchema,
  nameAnswerSchema,
  nameQuestionSchema,
  nameSightingsSchema,
  transferAnswerSchema,
  transferQuestionSchema,
} from './ledger.ts';
import { stepMovesSchema, warningStateSchema } from './warning.ts';
import { cellReadingSchema, weighingSchema } from './weighing.ts';

/** Names of the routes on what follows from the evidence. */
export type ReasoningRouteName =
  | 'grouping'
  | 'propositionDecision'
  | 'keepProposal'
  | 'weighing'
  | 'reading'
  | 'warning'
  | 'stepMoves'
  | 'forecastScores'
  | 'newForecast'
  | 'forecastResolution'
  | 'ledger'
  | 'transferQuestion'
  | 'nameSightings'
  | 'nameQuestion';

export const reasoningRoutes: Readonly<Record<ReasoningRouteName, Route>> = {
  grouping: get(
    'viewer',
    '/api/v1/cases/{case}/grouping',
    'getGrouping',
    'The claims of a case under its propositions, and proposals for the others',
    groupingSchema,
  ),
  propositionDecision: change(
    'analyst',
    '/api/v1/cases/{case}/propositions/{proposition}/decision',
    'decideProposition',
    'A person merges propositions, parts them again, or splits claims off',
    propositionDecisionSchema,
    changeAnswerSchema,
  ),
  keepProposal: post(
    'analyst',
    '/api/v1/cases/{case}/proposals/{proposal}/keep',
    'keepProposal',
    'A person makes a proposition of a proposal',
    keepProposalSchema,
    changeAnswerSchema,
  ),
  weighing: get(
    'viewer',
    '/api/v1/cases/{case}/weighing',
    'getWeighing',
    'The hypotheses of a case weighed: matrix, ranges, what is expected, how sure one may be',
    weighingSchema,
  ),
  reading: change(
    'analyst',
    '/api/v1/hypotheses/{hypothesis}/reading',
    'readEvidence',
    'A person sets one cell of the matrix, or empties it',
    cellReadingSchema,
    changeAnswerSchema,
  ),
  warning: get(
    'viewer',
    '/api/v1/cases/{case}/warning',
    'getWarning',
    'How far the warning chains have come, what the evidence would move, what to look for',
    warningStateSchema,
  ),
  stepMoves: change(
    'analyst',
    '/api/v1/cases/{case}/warning/moves',
    'acceptMoves',
    'A person lets the evidence move steps of a chain',
    stepMovesSchema,
    changeAnswerSchema,
  ),
  forecastScores: get(
    'viewer',
    '/api/v1/cases/{case}/forecast-scores',
    'getForecastScores',
    'The forecasts of a case with their scores and calibration',
    forecastStateSchema,
  ),
  newForecast: post(
    'analyst',
    '/api/v1/cases/{case}/forecasts',
    'openForecast',
    'A person opens a forecast, from a claim or from scratch',
    newForecastSchema,
    changeAnswerSchema,
  ),
  forecastResolution: change(
    'reviewer',
    '/api/v1/forecasts/{forecast}/resolution',
    'resolveForecast',
    'A person resolves a forecast by evidence, voids it, or opens it again',
    forecastResolutionSchema,
    changeAnswerSchema,
  ),
  ledger: get(
    'viewer',
    '/api/v1/cases/{case}/ledger',
    'getLedger',
    'Who gives what to whom by whose word, the paragraphs it touches, the caps it adds up against',
    ledgerStateSchema,
  ),
  transferQuestion: ask(
    'viewer',
    '/api/v1/cases/{case}/transfer-check',
    'checkTransfer',
    'Which paragraphs of a case a transfer would touch, and why; changes nothing',
    transferQuestionSchema,
    transferAnswerSchema,
  ),
  nameSightings: get(
    'viewer',
    '/api/v1/cases/{case}/name-sightings',
    'getNameSightings',
    'Names of sanctions lists in the documents of a case, each with its reasons',
    nameSightingsSchema,
  ),
  nameQuestion: ask(
    'viewer',
    '/api/v1/name-check',
    'checkName',
    'What of the imported sanctions lists a name may be; changes nothing',
    nameQuestionSchema,
    nameAnswerSchema,
  ),
};
