import type { OriginEdge, OriginNode, PropositionTrace, TracedOrigin, Voice } from '#core';

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
export function growOriginTree(origin: TracedOrigin, { edges, nodes }: PropositionTrace): OriginBranch[] {
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
      .map((id) => branch(id, `copy: ${parents.get(id)!.reason}`)),
  });
  return ordered.filter((id) => !parents.has(id)).map((id) => branch(id, whyRoot(id, origin, edges, byId)));
}

/** `Unnamed US official, not named, 2023-10-06 to 2023-10-08, 7 documents` */
export function describeVoice({ name, isAnonymous, from, to, documents }: Voice): string {
  const when = from === null ? 'no date' : from === to ? from : `${from} to ${to}`;
  return `${name}${isAnonymous ? ', not named' : ''}, ${when}, ${documents} ${documents === 1 ? 'document' : 'documents'}`;
}

/** `A leans on B: why`, for each such edge of a proposition. */
export function describeLeans({ edges, nodes }: PropositionTrace): string[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return edges
    .filter((edge) => edge.kind === 'leans-on')
    .map(({ from, to, reason }) => `${names.get(from) ?? from} leans on ${names.get(to) ?? to}: ${reason}`);
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
): string {
  const edge = edges.find(
    ({ from, to, kind, reason }) =>
      to === id &&
      ((kind === 'origin-of' && from === origin.id) || (kind === 'carried-by' && origin.reasons.includes(reason))),
  );
  if (edge === undefined) return '';
  return edge.kind === 'carried-by'
    ? `through ${nodes.get(edge.from)?.name ?? edge.from}; ${edge.reason}`
    : edge.reason;
}

/** A month without a day comes after its days. */
function orderDate(node: OriginNode | undefined): string {
  const date = node?.date ?? '9999';
  return date.length < 10 ? `${date}-99` : date;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
