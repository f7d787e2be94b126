import { type Claim, type ClaimCorrection, type Document, type TextStretch, claimSchema, derivedId } from '#core';
import { CaseError } from '../errors.ts';
import { bandOfWords } from '../forecasts/band-of-words.ts';
import type { ChangeContext, Store, StoreReader } from '../ports/store.ts';
import { placeClaim, spanOf } from './claim-spans.ts';

/**
 * Corrects a claim, which is thereby accepted; the draft stays in the history. Throws CaseError `no-such-record`,
 * `incomplete` for a stretch without words or a likelihood word without a band.
 */
export async function correctClaim(
  store: Store,
  id: string,
  correction: ClaimCorrection,
  by: ChangeContext,
): Promise<Claim> {
  return changeClaims(store, by, async (reader) => {
    const { claim, document } = await requireClaim(reader, id);
    const corrected = applyCorrection(document, claim, correction);
    return { kept: corrected, put: [corrected] };
  });
}

/** A claim that no program has drafted: a person points at the words. */
export async function addClaim(
  store: Store,
  documentId: string,
  correction: ClaimCorrection & { readonly span: TextStretch },
  by: ChangeContext,
): Promise<Claim> {
  return changeClaims(store, by, async (reader) => {
    const document = await reader.get('document', documentId);
    if (!document) throw new CaseError('no-such-record', `there is no document "${documentId}" in this workspace`);
    const { end, start } = spanOf(document, correction.span);
    const claim = applyCorrection(document, bareClaim(document, start, end), correction);
    if (await reader.get('claim', claim.id))
      throw new CaseError('contradiction', `these words are the claim "${claim.id}" already; correct that one`);
    return { kept: claim, put: [claim] };
  });
}

/** A person's change of claims: what is put, and which of them is the answer. */
export async function changeClaims<T>(
  store: Store,
  by: ChangeContext,
  work: (reader: StoreReader) => Promise<{ readonly kept: T; readonly put: readonly Claim[] }>,
): Promise<T> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person can correct a claim');
  return store.transaction(by, async (writer) => {
    const { kept, put } = await work(writer);
    await writer.put(
      'claim',
      put.map((claim) => claimSchema.parse(claim)),
    );
    return kept;
  });
}

/** Throws CaseError `no-such-record`. */
export async function requireClaim(
  reader: StoreReader,
  id: string,
): Promise<{ readonly claim: Claim; readonly document: Document }> {
  const claim = await reader.get('claim', id);
  const document = claim && (await reader.get('document', claim.documentId));
  if (claim && document) return { claim, document };
  throw new CaseError('no-such-record', `there is no claim "${id}" in this workspace`);
}

function applyCorrection(document: Document, claim: Claim, correction: ClaimCorrection): Claim {
  const { hedges, kind, likelihood, polarity, span, speaker, time, type, via } = correction;
  const placed = span === undefined ? claim : placeClaim(document, claim, span);
  const isOtherSpeaker = speaker !== undefined && speaker?.start !== claim.speaker?.start;
  return {
    ...placed,
    review: 'accepted',
    kind: kind ?? claim.kind,
    type: type ?? claim.type,
    polarity: polarity ?? claim.polarity,
    time: time === undefined ? claim.time : time,
    speaker: speaker === undefined ? claim.speaker : speaker && spanOf(document, speaker),
    // Whom the program took the old words for says nothing about the new ones.
    actor: isOtherSpeaker ? null : claim.actor,
    via: via?.map((one) => spanOf(document, one)) ?? claim.via,
    hedges: hedges?.map((one) => ({ ...spanOf(document, one), kind: one.kind })) ?? placed.hedges,
    likelihood: likelihood === undefined ? claim.likelihood : likelihoodOf(likelihood),
  };
}

function likelihoodOf(term: string | null): Claim['likelihood'] {
  if (term === null) return null;
  const band = bandOfWords(term);
  if (band === null) throw new CaseError('incomplete', `likelihood: "${term}" stands for no band of probabilities`);
  return { term, low: Math.round(band.low * 100), high: Math.round(band.high * 100) };
}

function bareClaim(document: Document, start: number, end: number): Claim {
  const claim: Claim = {
    id: derivedId('claim', { documentId: document.id, sha256: document.sha256, start, end }),
    documentId: document.id,
    start,
    end,
    text: document.text.slice(start, end),
    prefix: '',
    suffix: '',
    type: 'plain',
    parts: [],
    speaker: null,
    actor: null,
    cue: null,
    cueWords: [],
    frame: null,
    addressee: null,
    via: [],
    hedges: [],
    likelihood: null,
    quantities: [],
    negations: [],
    polarity: 'affirmed',
    time: null,
    kind: 'assertion',
    forecast: null,
    propositionId: null,
    draftedBy: null,
    review: 'accepted',
  };
  return placeClaim(document, claim, { start, end });
}
