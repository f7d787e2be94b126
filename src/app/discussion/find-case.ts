import type { RecordTypes, Topic } from '#core';
import type { StoreReader } from '../ports/store.ts';

/** The case in which a record is spoken about where nobody says so: the first that it belongs to; null where none does. */
export async function findCaseOf(store: StoreReader, topic: Topic): Promise<string | null> {
  if (topic.kind === 'case') return topic.id;
  const record = await store.get(topic.kind, topic.id);
  if (!record) return null;
  if ('caseId' in record) return record.caseId;
  const siteIds = new Set(await sitesOf(store, topic, record));
  const documentId = 'documentId' in record ? record.documentId : topic.kind === 'document' ? topic.id : null;
  const found = (await store.list('case')).find(
    ({ documents, parties, provisions, sites }) =>
      sites.some((id) => siteIds.has(id)) ||
      (documentId !== null && documents.includes(documentId)) ||
      (topic.kind === 'provision' && provisions.includes(topic.id)) ||
      (topic.kind === 'party' && parties.includes(topic.id)),
  );
  return found?.id ?? null;
}

async function sitesOf(
  store: StoreReader,
  { id, kind }: Topic,
  record: RecordTypes[keyof RecordTypes],
): Promise<readonly string[]> {
  if (kind === 'site') return [id];
  if (kind === 'scene') return (await store.list('site', { sceneId: id })).map((site) => site.id);
  return 'siteId' in record ? [record.siteId] : [];
}
