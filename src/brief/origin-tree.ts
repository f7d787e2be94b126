import { type OriginEdge, type OriginNode, type PropositionTrace, type TracedOrigin, sayKept } from '#core';
import { type BriefWords, english } from './words/english/english.ts';

/** A document that carries a proposition, why it stands where it stands, and what was copied from it. */
export interface OriginBranch {
  readonly documentId: string;
  /** Outlet or title. */
  readonly name: string;
  /** Of publication, as far as it is known. */
  readonly date: string | null;
  readonly why: string;
  readonly copies: readonly OriginBranch[];
}

/**
 * The documents that lead to an origin, each once and in order of time: under the document it copies, else at the top
 * with what ties it to the origin.
 */
export function growOriginTree(
  origin: TracedOrigin,
  { edges, nodes }: PropositionTrace,
  words: BriefWords = english,
): OriginBranch[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ids = new Set(origin.documentIds);
  const parents = new Map<string, OriginEdge>();
  for (const edge of edges) {
    if (edge.kind !== 'copied-by' || !ids.has(edge.from) || !ids.has(edge.to) || parents.has(edge.to)) continue;
    if (!descendsFrom(edge.from, edge.to, parents)) parents.set(edge.to, edge);
  }
  const ordered = origin.documentIds.toSorted(
    (a, b) => compare(orderDate(byId.get(a)), orderDate(byId.get(b))) || compare(a, b),
  );
  const branch = (documentId: string, why: string): OriginBranch => ({
    documentId,
    name: byId.get(documentId)?.name ?? documentId,
    date: byId.get(documentId)?.date ?? null,
    why,
    copies: ordered
      .filter((id) => parents.get(id)?.from === documentId)
      .map((id) => branch(id, words.origins.copy(reasonOf(parents.get(id)!, words)))),
  });
  return ordered.filter((id) => !parents.has(id)).map((id) => branch(id, whyRoot(id, origin, edges, byId, words)));
}

/** `A leans on B: why`, for each such edge of a proposition. */
export function describeLeans({ edges, nodes }: PropositionTrace, words: BriefWords = english): string[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return edges
    .filter((edge) => edge.kind === 'leans-on')
    .map((edge) =>
      words.origins.leans(names.get(edge.from) ?? edge.from, names.get(edge.to) ?? edge.to, reasonOf(edge, words)),
    );
}

function reasonOf({ because, reason }: OriginEdge, { language }: BriefWords): string {
  return sayKept(because, reason, language);
}

function descendsFrom(id: string, ancestor: string, parents: ReadonlyMap<string, OriginEdge>): boolean {
  for (let at: string | undefined = id; at !== undefined; at = parents.get(at)?.from) if (at === ancestor) return true;
  return false;
}

/** The edge to a document that comes from this origin, straight or through a carrier. */
function whyRoot(
  id: string,
  origin: TracedOrigin,
  edges: readonly OriginEdge[],
  nodes: ReadonlyMap<string, OriginNode>,
  words: BriefWords,
): string {
  const edge = edges.find(
    ({ from, to, kind, reason }) =>
      to === id &&
      ((kind === 'origin-of' && from === origin.id) || (kind === 'carried-by' && origin.reasons.includes(reason))),
  );
  if (edge === undefined) return '';
  return edge.kind === 'carried-by'
    ? words.origins.through(nodes.get(edge.from)?.name ?? edge.from, reasonOf(edge, words))
    : reasonOf(edge, words);
}

/** A month without a day comes after its days. */
function orderDate(node: OriginNode | undefined): string {
  const date = node?.date ?? '9999';
  return date.length < 10 ? `${date}-99` : date;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
