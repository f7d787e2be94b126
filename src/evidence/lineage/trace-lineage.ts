import type { Mention, OriginEdge, OriginTrace, Party, PropositionTrace, Sentence, TracedOrigin } from '#core';
import { slug } from '#core';
import { explain, explainAll } from '../explain.ts';
import { type Lean, declaredLeans, weighIndependence } from '../origins/independence.ts';
import { type NodeDocument, collectNodes } from '../origins/origin-nodes.ts';
import { type Saying, gatherVoices, isAnonymousParty } from '../origins/voices.ts';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { type Position, positionRegister } from '../register/positions.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { type CopyFamilies, byDate, findCopyFamilies } from './copy-families.ts';
import { type ReadMention, readMention } from './read-mention.ts';

export interface LineageInput {
  readonly mentions: readonly Mention[];
  /** In order of precedence: the first party with a spelling owns it. */
  readonly parties: readonly Party[];
  /** What holders stand for; the built-in register where absent. */
  readonly positions?: readonly Position[];
}

/**
 * Traces pages that are known only by whom they name. Each named source is resolved to a holder; pages are grouped by
 * what that holder stands for; pages with one text are one family. A page that names nobody known leads to an unnamed
 * origin of its own. `documents` has one entry per mention, in order of id.
 */
export function traceLineage(input: LineageInput): OriginTrace {
  const index = buildPartyIndex(input.parties, notTheGovernment);
  const pages = input.mentions.map((mention) => readMention(mention, index)).toSorted(byDate);
  const families = findCopyFamilies(pages);
  const topics = groupByTopic(pages, input.positions ?? positionRegister);
  return {
    propositions: topics.map((topic) => traceTopic(topic, pages, families, index)).toSorted(byMentions),
    documents: pages
      .toSorted((a, b) => (a.mention.id < b.mention.id ? -1 : 1))
      .map((page) => ({
        id: page.mention.id,
        url: page.mention.url,
        copyFamily: families.familyOf.get(page.mention.id)!,
        origins: originNames(page),
      })),
  };
}

/** Unnamed sources are listed only where no known holder is. */
function originNames(page: ReadMention): string[] {
  return page.sources.length > 0 ? page.sources.map((source) => source.root.name) : [...page.unnamed];
}

/** One source of one page: what the page adds to a topic. */
interface Lead {
  readonly page: ReadMention;
  readonly originId: string;
  readonly name: string;
  readonly isUnnamed: boolean;
  /** The party as it is named: a spokesperson, not the government. */
  readonly speaker: string;
  readonly because: Sentence;
}
interface Topic {
  readonly id: string;
  readonly text: string;
  readonly leads: Lead[];
}

function groupByTopic(pages: readonly ReadMention[], positions: readonly Position[]): Topic[] {
  const byParty = new Map(positions.map((position) => [position.partyId, position]));
  const topics = new Map<string, Topic>();
  for (const page of pages) {
    for (const lead of leadsOf(page)) {
      const position = byParty.get(lead.originId);
      const id = position?.propositionId ?? `said-by-${slug(lead.originId)}`;
      const text = position?.text ?? `What was said by ${lead.name.replace(/^unnamed: /u, '')}`;
      if (!topics.has(id)) topics.set(id, { id, text, leads: [] });
      topics.get(id)!.leads.push(lead);
    }
  }
  return [...topics.values()];
}

function leadsOf(page: ReadMention): Lead[] {
  const named = page.sources.map(({ root, named: party, words }): Lead => {
    const speaks = party.id === root.id ? null : party.name;
    const { outlet } = page.mention;
    return {
      page,
      originId: root.id,
      name: root.name,
      isUnnamed: false,
      speaker: party.name,
      because:
        page.owner?.id === root.id
          ? { kind: 'page-owns', outlet, speaks }
          : { kind: 'page-names', outlet, words, speaks },
    };
  });
  const unnamed = page.sources.length > 0 ? [] : page.unnamed;
  const unknown = unnamed.map((name): Lead => {
    const because = { kind: 'page-names-nobody', outlet: page.mention.outlet } as const;
    return {
      page,
      originId: `unnamed-${slug(name.slice('unnamed: '.length)) || 'source'}`,
      name,
      isUnnamed: true,
      speaker: name,
      because,
    };
  });
  return [...named, ...unknown];
}

function traceTopic(
  topic: Topic,
  pages: readonly ReadMention[],
  families: CopyFamilies,
  index: PartyIndex,
): PropositionTrace {
  const byOrigin = Map.groupBy(topic.leads, (lead) => lead.originId);
  const ids = new Set(topic.leads.map((lead) => lead.page.mention.id));
  const leans = [...declaredLeans([...byOrigin.keys()], index), ...findLeans(pages, new Set(byOrigin.keys()))];
  const { effective, independentOf } = weighIndependence(
    [...byOrigin].map(([id, leads]) => ({ id, isUnnamed: leads[0]!.isUnnamed, restsOn: null })),
    leans,
  );
  const origins = [...byOrigin].map(([id, leads]): TracedOrigin => ({
    id,
    name: leads[0]!.name,
    independentOf: independentOf.get(id) ?? [],
    documentIds: leads.map((lead) => lead.page.mention.id),
    ...explainAll(leads.map(({ because }) => because)),
    voices: gatherVoices(leads.map(toSaying)),
    restsOn: null,
  }));
  const sorted = origins.toSorted((a, b) => b.documentIds.length - a.documentIds.length || (a.id < b.id ? -1 : 1));
  const edges = [...copyEdges(ids, families), ...originEdges(topic.leads, ids, families), ...leans.map(toEdge)];
  const told = pages.filter((page) => ids.has(page.mention.id)).map(toNodeDocument);
  return {
    id: topic.id,
    text: topic.text,
    mentions: ids.size,
    origins: sorted,
    effective,
    copies: copyGroups(ids, families),
    drift: [],
    nodes: collectNodes(told, sorted, edges, (id) => index.get(id)?.name ?? id),
    edges,
  };
}

/** A holder whose own page names another holder leans on it. */
function findLeans(pages: readonly ReadMention[], originIds: ReadonlySet<string>): Lean[] {
  const leans = new Map<string, Lean>();
  for (const { owner, sources, mention } of pages) {
    if (owner === null || !originIds.has(owner.id)) continue;
    for (const { root } of sources) {
      if (root.id === owner.id || !originIds.has(root.id)) continue;
      leans.set(`${owner.id} ${root.id}`, {
        from: owner.id,
        to: root.id,
        basis: 'citation',
        because: { kind: 'itself-names', outlet: mention.outlet, name: root.name },
      });
    }
  }
  return [...leans.values()];
}

function toSaying({ page, speaker }: Lead): Saying {
  const isAnonymous = isAnonymousParty(speaker) || speaker.startsWith('unnamed');
  return { speaker, isAnonymous, documentId: page.mention.id, published: page.mention.published };
}

function toNodeDocument({ mention: { id, outlet, published } }: ReadMention): NodeDocument {
  return { id, outlet, title: null, published };
}

function copyGroups(ids: ReadonlySet<string>, families: CopyFamilies): string[][] {
  const groups = Map.groupBy(ids, (id) => families.familyOf.get(id)!);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** One edge per copy, from the first link that ties it to an earlier member. */
function copyEdges(ids: ReadonlySet<string>, families: CopyFamilies): OriginEdge[] {
  const edges = new Map<string, OriginEdge>();
  for (const { from, to, basis, because } of families.links) {
    if (!ids.has(from) || !ids.has(to) || edges.has(to)) continue;
    edges.set(to, { from, to, kind: 'copied-by', basis, ...explain(because) });
  }
  return [...edges.values()];
}

/** From an origin to the pages that have it from the origin rather than from another page, as far as one can tell. */
function originEdges(leads: readonly Lead[], ids: ReadonlySet<string>, families: CopyFamilies): OriginEdge[] {
  const copied = new Set(copyEdges(ids, families).map((edge) => edge.to));
  return leads
    .filter((lead) => !copied.has(lead.page.mention.id))
    .map(({ originId, page, because }) => ({
      from: originId,
      to: page.mention.id,
      kind: 'origin-of',
      basis: page.owner?.id === originId ? 'own-publication' : 'attribution',
      ...explain(because),
    }));
}

function toEdge({ basis, because, from, to }: Lean): OriginEdge {
  return { from, to, kind: 'leans-on', basis, ...explain(because) };
}

function byMentions(a: PropositionTrace, b: PropositionTrace): number {
  return b.mentions - a.mentions || (a.id < b.id ? -1 : 1);
}
