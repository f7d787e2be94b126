import { type Citation, type EvidenceReading, type Hypothesis, hypothesisSchema } from '#core';
import { CaseError } from '../errors.ts';
import { ReferenceCheck } from '../formats/references.ts';
import type { ChangeContext, Store } from '../ports/store.ts';

/** How one item of evidence sits with a hypothesis; `reads` null takes a reading out of the matrix. */
export type ReadingRequest = Pick<EvidenceReading, 'citation'> &
  (Omit<EvidenceReading, 'citation'> | { readonly reads: null });

/** Sets one cell of the matrix. Throws CaseError `no-such-record` for a citation that leads nowhere. */
export async function readEvidence(
  store: Store,
  hypothesisId: string,
  request: ReadingRequest,
  by: ChangeContext,
): Promise<Hypothesis> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person weighs evidence');
  return store.transaction(by, async (writer) => {
    const hypothesis = await writer.get('hypothesis', hypothesisId);
    if (!hypothesis)
      throw new CaseError('no-such-record', `there is no hypothesis "${hypothesisId}" in this workspace`);
    const changed = { ...hypothesis, evidence: withReading(hypothesis.evidence, request) };
    const parsed = hypothesisSchema.safeParse(changed);
    if (!parsed.success) throw new CaseError('incomplete', parsed.error.issues[0]!.message);
    const fault = await new ReferenceCheck(writer).findFault('hypothesis', parsed.data);
    if (fault !== undefined) throw new CaseError('no-such-record', fault);
    await writer.put('hypothesis', [parsed.data]);
    return parsed.data;
  });
}

/** In the place of the reading there was, else at the end. */
function withReading(evidence: readonly EvidenceReading[], request: ReadingRequest): readonly EvidenceReading[] {
  const key = keyOf(request.citation);
  const isSame = (one: EvidenceReading): boolean => keyOf(one.citation) === key;
  if (request.reads === null) return evidence.filter((one) => !isSame(one));
  const fresh: EvidenceReading = request;
  return evidence.some(isSame) ? evidence.map((one) => (isSame(one) ? fresh : one)) : [...evidence, fresh];
}

function keyOf(citation: Citation): string {
  return citation.kind === 'observation' ? citation.observationId : `${citation.documentId}\n${citation.exact}`;
}
