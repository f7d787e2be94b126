import { type Document, type OriginEdge, type OriginNode, type PartialDate, type TracedOrigin } from '#core';

/** What is printed of a document or page in a graph. */
export type NodeDocument = Pick<Document, 'id' | 'title' | 'outlet' | 'published'>;

/**
 * What the edges of a proposition join, in order of id: documents, the origins they lead to, and whoever passed it on.
 * An origin or carrier has the date of the earliest document that leads to it, the earliest last day counting.
 */
export function collectNodes(
  documents: readonly NodeDocument[],
  origins: readonly TracedOrigin[],
  edges: readonly OriginEdge[],
  nameOf: (partyId: string) => string,
): OriginNode[] {
  const nodes = new Map<string, OriginNode>();
  const dates = new Map(documents.map((document) => [document.id, document.published]));
  for (const { id, title, outlet, published } of documents)
    nodes.set(id, { id, kind: 'document', name: outlet ?? title ?? id, date: published });
  for (const { id, name, documentIds } of origins)
    nodes.set(id, { id, kind: 'origin', name, date: earliest(documentIds.map((one) => dates.get(one) ?? null)) });
  for (const id of new Set(edges.flatMap(({ from, to }) => [from, to]))) {
    if (nodes.has(id)) continue;
    const carried = edges.filter((edge) => edge.from === id).map((edge) => dates.get(edge.to) ?? null);
    nodes.set(id, { id, kind: 'carrier', name: nameOf(id), date: earliest(carried) });
  }
  return [...nodes.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The first of some dates; a date that is known to the month only is not before a day in it. */
export function earliest(dates: readonly (PartialDate | null)[]): PartialDate | null {
  return ordered(dates)[0] ?? null;
}

export function latest(dates: readonly (PartialDate | null)[]): PartialDate | null {
  return ordered(dates).at(-1) ?? null;
}

function ordered(dates: readonly (PartialDate | null)[]): PartialDate[] {
  const key = (date: string): string => (date.length >= 10 ? date : `${date}-99`);
  return dates.filter((date) => date !== null).toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
