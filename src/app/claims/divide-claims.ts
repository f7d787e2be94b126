import { type Claim, type Document, type TextStretch, derivedId } from '#core';
import { CaseError } from '../errors.ts';
import type { ChangeContext, Store } from '../ports/store.ts';
import { placeClaim } from './claim-spans.ts';
import { changeClaims, requireClaim } from './correct-claim.ts';

/** Claims further apart than this many characters are no one statement. */
const mostBetween = 1000;

/**
 * Makes several claims of one, cut at these offsets of the document. The whole one is rejected and stays on record, the
 * parts are accepted. Throws CaseError `incomplete` for a cut outside of the claim.
 */
export async function splitClaim(store: Store, id: string, at: readonly number[], by: ChangeContext): Promise<Claim[]> {
  return changeClaims(store, by, async (reader) => {
    const { claim, document } = await requireClaim(reader, id);
    const outside = at.find((offset) => offset <= claim.start || offset >= claim.end);
    if (outside !== undefined || at.length === 0)
      throw new CaseError('incomplete', `a cut lies within the claim, ${claim.start} to ${claim.end}; got ${outside}`);
    const edges = [claim.start, ...new Set(at.toSorted((a, b) => a - b)), claim.end];
    const parts = edges.slice(1).map((end, index) => pieceOf(document, claim, { start: edges[index]!, end }));
    return { kept: parts, put: [{ ...claim, review: 'rejected' }, ...parts] };
  });
}

/**
 * Makes one claim of several of a document, from the first word to the last. Speaker, kind and time are those of the
 * first; all hedges stay. The single ones are rejected and stay on record.
 */
export async function mergeClaims(store: Store, ids: readonly string[], by: ChangeContext): Promise<Claim> {
  return changeClaims(store, by, async (reader) => {
    const found = await Promise.all([...new Set(ids)].map((id) => requireClaim(reader, id)));
    const claims = found.map(({ claim }) => claim).toSorted((a, b) => a.start - b.start || b.end - a.end);
    const [first, second] = claims;
    if (!first || !second) throw new CaseError('incomplete', 'name at least two claims to be merged');
    const { document } = found[0]!;
    if (claims.some((claim) => claim.documentId !== document.id))
      throw new CaseError(
        'contradiction',
        'claims of different documents are no one statement; put them under one proposition',
      );
    const end = Math.max(...claims.map((claim) => claim.end));
    if (end - first.start > claims.reduce((sum, one) => sum + one.text.length, 0) + mostBetween)
      throw new CaseError('contradiction', `more than ${mostBetween} characters lie between these claims`);
    const all = {
      ...first,
      hedges: claims.flatMap((one) => one.hedges).filter(isFirstAt),
      quantities: claims.flatMap((one) => one.quantities).filter(isFirstAt),
      negations: claims.flatMap((one) => one.negations).filter(isFirstAt),
      likelihood: claims.find((one) => one.likelihood !== null)?.likelihood ?? null,
    };
    const whole = pieceOf(document, all, { start: first.start, end });
    const others = claims.filter((claim) => claim.id !== whole.id);
    return { kept: whole, put: [...others.map((claim): Claim => ({ ...claim, review: 'rejected' })), whole] };
  });
}

/** A claim over other words of its document: a person made it, so that no program drafted it. */
function pieceOf(document: Document, claim: Claim, stretch: TextStretch): Claim {
  const placed = placeClaim(document, claim, stretch);
  const { end, start } = placed;
  const id = derivedId('claim', { documentId: document.id, sha256: document.sha256, start, end });
  return { ...placed, id, draftedBy: id === claim.id ? claim.draftedBy : null, review: 'accepted' };
}

function isFirstAt(span: TextStretch, index: number, all: readonly TextStretch[]): boolean {
  return all.findIndex((one) => one.start === span.start && one.end === span.end) === index;
}
