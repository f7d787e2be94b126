import type { OriginEdge, OriginNode, OriginTrace, PropositionTrace, TracedOrigin } from '#core';
import { describeMentions } from '#brief';
import { faint, printLine, shorten, strong } from './output.ts';

/** Prints each proposition as a tree: origin, the documents that have it from there, and under each its copies. */
export function printTrace(trace: OriginTrace): void {
  for (const one of trace.propositions) printProposition(one);
}

function printProposition(one: PropositionTrace): void {
  printLine(strong(one.text));
  printLine(`  ${describeMentions(one.mentions, one.effective)}`);
  const nodes = new Map(one.nodes.map((node) => [node.id, node]));
  for (const origin of one.origins) printOrigin(origin, one, nodes);
  for (const edge of one.edges) {
    if (edge.kind !== 'leans-on') continue;
    printLine(`  ${nameOf(nodes, edge.from)} leans on ${nameOf(nodes, edge.to)}: ${faint(edge.reason)}`);
  }
  for (const { documentId, what, from, to } of one.drift)
    printLine(faint(`  moved: ${what} "${from}" became "${to}" (${nameOf(nodes, documentId)}, ${documentId})`));
  printLine();
}

function printOrigin(origin: TracedOrigin, trace: PropositionTrace, nodes: ReadonlyMap<string, OriginNode>): void {
  const rests = origin.restsOn === null ? '' : `, rests on ${nameOf(nodes, origin.restsOn)} and adds nothing`;
  printLine(`  ${strong(origin.name)}${rests}`);
  for (const { name, isAnonymous, from, to, documents } of origin.voices) {
    const when = from === null ? 'no date' : from === to ? from : `${from} to ${to}`;
    printLine(
      faint(
        `    said by ${name}${isAnonymous ? ', not named' : ''}: ${when}, ${documents} ${documents === 1 ? 'document' : 'documents'}`,
      ),
    );
  }
  const tree = growTree(origin, trace, nodes);
  for (const [at, branch] of tree.entries()) printBranch(branch, '    ', at === tree.length - 1, nodes);
}

interface Branch {
  readonly id: string;
  readonly why: string;
  readonly children: readonly Branch[];
}

/** Each document of an origin once: under the document it copies, else at the root. */
function growTree(origin: TracedOrigin, { edges }: PropositionTrace, nodes: ReadonlyMap<string, OriginNode>): Branch[] {
  const { documentIds } = origin;
  const ids = new Set(documentIds);
  const parents = new Map<string, OriginEdge>();
  for (const edge of edges) {
    if (edge.kind !== 'copied-by' || !ids.has(edge.from) || !ids.has(edge.to) || parents.has(edge.to)) continue;
    if (!descendsFrom(edge.from, edge.to, parents)) parents.set(edge.to, edge);
  }
  const ordered = documentIds.toSorted((a, b) => compare(dateOf(nodes, a), dateOf(nodes, b)) || compare(a, b));
  const branch = (id: string, why: string): Branch => ({
    id,
    why,
    children: ordered
      .filter((child) => parents.get(child)?.from === id)
      .map((child) => branch(child, `copy: ${parents.get(child)!.reason}`)),
  });
  return ordered.filter((id) => !parents.has(id)).map((id) => branch(id, whyRoot(id, origin, edges, nodes)));
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
  return edge.kind === 'carried-by' ? `through ${nameOf(nodes, edge.from)}; ${edge.reason}` : edge.reason;
}

function printBranch(branch: Branch, indent: string, isLast: boolean, nodes: ReadonlyMap<string, OriginNode>): void {
  const node = nodes.get(branch.id);
  const date = node?.date ?? 'no date';
  printLine(`${indent}${isLast ? '└─' : '├─'} ${date}  ${node?.name ?? branch.id}  ${faint(shorten(branch.why, 150))}`);
  for (const [at, child] of branch.children.entries())
    printBranch(child, `${indent}${isLast ? '   ' : '│  '}`, at === branch.children.length - 1, nodes);
}

function nameOf(nodes: ReadonlyMap<string, OriginNode>, id: string): string {
  return nodes.get(id)?.name ?? id;
}

function dateOf(nodes: ReadonlyMap<string, OriginNode>, id: string): string {
  const date = nodes.get(id)?.date ?? '9999';
  return date.length < 10 ? `${date}-99` : date;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
