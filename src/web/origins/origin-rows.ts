import type { OriginEdge, OriginNode, PropositionTrace, TracedOrigin } from '#core';

/** One row of the graph: an origin, what passes it on, or a document, under what it comes from. */
export interface OriginRow {
  /** Unique in the graph: a document that leads to two origins has a row under each. */
  readonly key: string;
  readonly node: OriginNode;
  readonly origin: TracedOrigin;
  /** Row it hangs on; null for an origin. */
  readonly parentKey: string | null;
  /** The edge from there. */
  readonly edge: OriginEdge | null;
  /** Documents under it that carry the same text: shown or folded away. */
  readonly copies: number;
  readonly isFolded: boolean;
}

/**
 * A proposition as rows: each origin, under it the carriers and documents that lead to it, earliest first, copies under
 * the text they copy. Copies are folded into a number unless their first text is in `unfolded`.
 */
export function originRows(trace: PropositionTrace, unfolded: ReadonlySet<string>): OriginRow[] {
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  return trace.origins.flatMap((origin) => {
    const node = nodes.get(origin.id) ?? { id: origin.id, kind: 'origin' as const, name: origin.name, date: null };
    const parents = parentEdges(origin, trace, nodes);
    const childrenOf = (id: string): OriginEdge[] =>
      [...parents.values()].filter((edge) => edge.from === id).toSorted((a, b) => compareDates(a.to, b.to, nodes));
    const descend = (id: string): number =>
      childrenOf(id).reduce((sum, edge) => sum + (edge.kind === 'copied-by' ? 1 + descend(edge.to) : 0), 0);
    const grow = (row: Omit<OriginRow, 'copies' | 'isFolded'>): OriginRow[] => {
      const copies = descend(row.node.id);
      const isFolded = copies > 0 && !unfolded.has(row.key);
      const children = childrenOf(row.node.id).filter((edge) => !isFolded || edge.kind !== 'copied-by');
      return [
        { ...row, copies, isFolded },
        ...children.flatMap((edge) => {
          const child = nodes.get(edge.to);
          if (!child) return [];
          return grow({ key: `${origin.id}/${edge.to}`, node: child, origin, parentKey: row.key, edge });
        }),
      ];
    };
    return grow({ key: origin.id, node, origin, parentKey: null, edge: null });
  });
}

/** Of each carrier and document of an origin the one edge it hangs on: a copy on its text, else a carrier, else the origin. */
function parentEdges(
  origin: TracedOrigin,
  { edges }: PropositionTrace,
  nodes: ReadonlyMap<string, OriginNode>,
): ReadonlyMap<string, OriginEdge> {
  const documents = new Set(origin.documentIds);
  const isCarrier = (id: string): boolean => nodes.get(id)?.kind === 'carrier';
  const carriers = new Set(
    edges.filter((edge) => edge.kind === 'carried-by' && documents.has(edge.to)).map((edge) => edge.from),
  );
  const rank = (edge: OriginEdge): number =>
    edge.kind === 'copied-by' && documents.has(edge.from)
      ? 0
      : isCarrier(edge.from)
        ? 1
        : edge.from === origin.id
          ? 2
          : 9;
  const parents = new Map<string, OriginEdge>();
  const reaches = (from: string, to: string): boolean => {
    for (let at: string | undefined = from; at !== undefined; at = parents.get(at)?.from) if (at === to) return true;
    return false;
  };
  const wanted = edges
    .filter((edge) => rank(edge) < 9 && (documents.has(edge.to) || (carriers.has(edge.to) && edge.from === origin.id)))
    .toSorted((a, b) => rank(a) - rank(b));
  for (const edge of wanted) if (!parents.has(edge.to) && !reaches(edge.from, edge.to)) parents.set(edge.to, edge);
  // A carrier that no edge ties to this origin would leave its documents without a root.
  for (const [id, edge] of parents) {
    if (isCarrier(edge.from) && !parents.has(edge.from)) parents.set(id, { ...edge, from: origin.id });
  }
  return parents;
}

/** A month without a day comes after its days. */
function compareDates(a: string, b: string, nodes: ReadonlyMap<string, OriginNode>): number {
  const date = (id: string): string => (nodes.get(id)?.date ?? '9999').padEnd(10, '~');
  return date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : a < b ? -1 : 1;
}
