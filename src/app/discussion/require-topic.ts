import type { Topic } from '#core';
import { CaseError } from '../errors.ts';
import type { StoreReader } from '../ports/store.ts';

/** Throws CaseError `no-such-record` where there is no such record, `incomplete` where it has no such place. */
export async function requireTopic(store: StoreReader, { id, kind, place }: Topic): Promise<void> {
  const record = await store.get(kind, id);
  if (!record) throw new CaseError('no-such-record', `there is no ${kind} "${id}" in this workspace`);
  if (place === null) return;
  const refuse = (what: string): CaseError => new CaseError('incomplete', `the ${kind} "${id}" has no ${what}`);
  if (place.kind === 'words') {
    const documentId = 'documentId' in record ? record.documentId : id;
    const document = kind === 'claim' || kind === 'document' ? await store.get('document', documentId) : undefined;
    if (document?.text.slice(place.start, place.end) !== place.exact)
      throw refuse(`"${place.exact.slice(0, 80)}" at ${place.start} to ${place.end}`);
  } else if (place.kind === 'mark') {
    const marks = 'marks' in record ? record.marks : [];
    if (!marks.some((mark) => mark.id === place.markId)) throw refuse(`mark "${place.markId}"`);
  } else if (kind !== 'case') throw refuse(`section "${place.section}"`);
}
