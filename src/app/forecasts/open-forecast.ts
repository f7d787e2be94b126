import {
  type Actor,
  type Claim,
  type Document,
  type Forecast,
  type PartialDate,
  derivedId,
  firstDay,
  formatDay,
  lastDay,
  parsePartialDate,
} from '#core';
import { CaseError } from '../errors.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { bandOfWords } from './band-of-words.ts';

/** What is known of a forecast when it is opened; what a claim says fills in the rest. */
export interface ForecastDraft {
  readonly caseId: string;
  readonly claimId?: string;
  readonly question?: string;
  readonly forecaster?: string;
  readonly made?: string;
  readonly deadline?: string;
  readonly criterion?: string;
  readonly probability?: number;
  readonly words?: string;
}

/**
 * Opens a forecast. From a claim alone where the claim says enough: its speaker is the forecaster, its words carry the
 * likelihood, its time the deadline. Throws CaseError `incomplete` that names what is missing: a forecast that nobody can
 * score is none.
 */
export async function openForecast(
  store: Store,
  draft: ForecastDraft,
  by: { readonly actor: Actor; readonly reason: string },
): Promise<Forecast> {
  return store.transaction(by, async (writer) => {
    if (!(await writer.get('case', draft.caseId)))
      throw new CaseError('no-such-case', `there is no case "${draft.caseId}" in this workspace`);
    const source = draft.claimId === undefined ? null : await requireClaim(writer, draft.claimId);
    const forecast = completeForecast(draft, source);
    await writer.put('forecast', [forecast]);
    return forecast;
  });
}

interface Source {
  readonly claim: Claim;
  readonly document: Document;
}

async function requireClaim(store: StoreReader, claimId: string): Promise<Source> {
  const claim = await store.get('claim', claimId);
  const document = claim && (await store.get('document', claim.documentId));
  if (claim && document) return { claim, document };
  throw new CaseError('no-such-record', `there is no claim "${claimId}" in this workspace`);
}

function completeForecast(draft: ForecastDraft, source: Source | null): Forecast {
  const claim = source?.claim;
  const question = draft.question ?? claim?.forecast?.question ?? claim?.text;
  const made = parsePartialDate(
    draft.made ?? source?.document.published ?? missing('made', 'the day it was made (--made)'),
  );
  const deadline = deadlineOf(draft, source, made);
  if (firstDay(deadline) < firstDay(made))
    throw new CaseError('contradiction', `the deadline ${deadline} is before the day it was made, ${made}`);
  const words = draft.words ?? (draft.probability === undefined ? wordsOf(claim) : undefined) ?? null;
  const band = draft.probability === undefined && words !== null ? bandOfWords(words) : null;
  if (draft.probability === undefined && words === null)
    missing('probability', 'a probability (--probability 0.7) or words (--words likely)');
  const asked = question ?? missing('question', 'the question (--question)');
  const forecaster =
    draft.forecaster ??
    claim?.speaker?.text ??
    source?.document.outlet ??
    missing('forecaster', 'who forecasts (--forecaster)');
  return {
    id: derivedId('forecast', { caseId: draft.caseId, question: asked, forecaster, made, deadline }),
    caseId: draft.caseId,
    question: asked,
    forecaster,
    made,
    deadline,
    criterion:
      draft.criterion ??
      (claim ? `Yes if by ${deadline} it is so as the claim says: “${claim.text}”` : undefined) ??
      missing('criterion', 'what decides between yes and no (--criterion)'),
    words,
    probability: draft.probability ?? (band === null ? null : Number(((band.low + band.high) / 2).toFixed(4))),
    bandLow: band?.low ?? null,
    bandHigh: band?.high ?? null,
    citations: source ? [{ kind: 'document', documentId: source.document.id, exact: source.claim.text }] : [],
    claimId: draft.claimId ?? null,
    resolution: { outcome: 'open', on: null, reason: '', sourceUrl: null, citations: [] },
  };
}

/** A date of the claim, or a stretch of time from the day it was made (`P2W`). */
function deadlineOf(draft: ForecastDraft, source: Source | null, made: PartialDate): PartialDate {
  if (draft.deadline !== undefined) return parsePartialDate(draft.deadline);
  const value = source?.claim.forecast?.deadline ?? source?.claim.time ?? '';
  const length = /^P(\d+)([DWMY])$/.exec(value);
  if (length) return after(made, Number(length[1]), length[2] as 'D' | 'W' | 'M' | 'Y');
  const last = value.split('/').at(-1)!;
  if (/^\d{4}(-\d{2}){0,2}$/.test(last)) return parsePartialDate(last);
  return missing('deadline', 'the deadline (--deadline)');
}

function after(made: PartialDate, count: number, unit: 'D' | 'W' | 'M' | 'Y'): PartialDate {
  const date = new Date(lastDay(made) * 86_400_000);
  if (unit === 'D' || unit === 'W') return formatDay(lastDay(made) + count * (unit === 'W' ? 7 : 1));
  date.setUTCMonth(date.getUTCMonth() + count * (unit === 'Y' ? 12 : 1));
  return formatDay(Math.floor(date.getTime() / 86_400_000));
}

/** The words that say how sure the claim sounds. */
function wordsOf(claim: Claim | undefined): string | undefined {
  return claim?.likelihood?.term ?? claim?.hedges[0]?.text;
}

function missing(member: string, what: string): never {
  throw new CaseError('incomplete', `${member}: a forecast needs ${what}`);
}
