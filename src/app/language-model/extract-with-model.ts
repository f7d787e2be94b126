import type { CancelSignal, ClaimActor, Document, ExtractedClaim, Extraction, Maker } from '#core';
import { extractDocument } from '../extract-claims.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import { instructions } from './prompt.ts';
import { type DroppedClaim, readAnswer } from './read-answer.ts';
import { splitText } from './split-text.ts';
import { verifyClaim } from './verify-claim.ts';

/** The claims that a language model drafted, in the form of every extraction, and what of its answer was not believed. */
export interface ModelExtraction extends Extraction {
  readonly maker: Maker;
  readonly dropped: readonly DroppedClaim[];
}

/** UTF-16 code units that are sent at once: a long article; small enough for models that run at home. */
const longestPiece = 12_000;

/**
 * Asks a language model for the claims of a document. Sentences and dates are found by our own rules; of the claims only
 * those stay whose words stand in the text. Throws SourceError where the model cannot be reached.
 */
export async function extractWithModel(
  document: Document,
  model: LanguageModel,
  options: { readonly signal?: CancelSignal; readonly onProgress?: (fraction: number) => void } = {},
): Promise<ModelExtraction> {
  const claims: ExtractedClaim[] = [];
  const dropped: DroppedClaim[] = [];
  let version = model.name;
  const pieces = splitText(document.text, longestPiece);
  for (const [index, piece] of pieces.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(index / pieces.length);
    const answer = await model.complete({ system: instructions, user: piece.text }, options.signal);
    version = answer.model ?? version;
    const read = readAnswer(answer.content);
    dropped.push(...read.dropped);
    for (const given of read.claims) {
      const verified = verifyClaim(piece.text, given);
      if ('reason' in verified) dropped.push(verified);
      else claims.push(moveClaim(verified, piece.start));
    }
  }
  const own = extractDocument(document);
  const named = dropRepeated(claims).map((claim) => ({ ...claim, actor: findActor(claim, own) }));
  return {
    ...own,
    claims: named.toSorted((a, b) => a.start - b.start || a.end - b.end),
    maker: { name: model.name, version },
    dropped,
  };
}

/** Whom our own reading takes the speaker's words for. */
function findActor({ speaker }: ExtractedClaim, { actors }: Extraction): ClaimActor | null {
  if (!speaker) return null;
  const found = actors.find(({ mentions }) =>
    mentions.some((mention) => mention.start < speaker.end && speaker.start < mention.end),
  );
  return found ? { id: found.id, name: found.name, partyId: found.partyId } : null;
}

function moveClaim(claim: ExtractedClaim, by: number): ExtractedClaim {
  const move = <S extends { readonly start: number; readonly end: number }>(span: S): S => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return {
    ...move(claim),
    parts: claim.parts.map(move),
    cueWords: claim.cueWords.map(move),
    speaker: claim.speaker && move(claim.speaker),
    cue: claim.cue && move(claim.cue),
    frame: claim.frame && move(claim.frame),
    addressee: claim.addressee && move(claim.addressee),
    via: claim.via.map(move),
    hedges: claim.hedges.map(move),
  };
}

function dropRepeated(claims: readonly ExtractedClaim[]): ExtractedClaim[] {
  return [
    ...new Map(claims.map((claim) => [`${claim.start} ${claim.end} ${claim.speaker?.start ?? ''}`, claim])).values(),
  ];
}
