import type { Citation, Observable, RecordKind, RecordTypes } from '#core';
import { findJudgementFault } from '#evidence';
import type { KnownRecords } from '../ports/store.ts';

/**
 * Checks that what a record points to exists, among the records read so far or in the workspace, and that cited
 * words stand in the document they are cited from.
 */
export class ReferenceCheck {
  readonly #known: KnownRecords | undefined;
  readonly #ids = new Set<string>();
  readonly #texts = new Map<string, string>();
  readonly #hypotheses = new Map<string, RecordTypes['hypothesis']>();

  constructor(known: KnownRecords | undefined) {
    this.#known = known;
  }

  /** Remembers a record that was kept. */
  note<K extends RecordKind>(kind: K, record: RecordTypes[K]): void {
    this.#ids.add(`${kind} ${record.id}`);
    if (kind === 'hypothesis') this.#hypotheses.set(record.id, record as RecordTypes['hypothesis']);
    if (kind === 'document') this.#texts.set(record.id, (record as RecordTypes['document']).text);
  }

  /** What the record points to and is not there, in words; undefined when all is well. */
  async findFault<K extends RecordKind>(kind: K, record: RecordTypes[K]): Promise<string | undefined> {
    for (const [target, id] of referencesOf(kind, record)) {
      if (!(await this.has(target, id))) return `there is no ${target} "${id}" in the bundle or the workspace`;
    }
    for (const citation of citingKinds.has(kind) ? citationsOf(record) : []) {
      const fault = await this.#findCitationFault(citation);
      if (fault !== undefined) return fault;
    }
    if (kind === 'judgement') return this.#findJudgementFault(record as RecordTypes['judgement']);
    return kind === 'claim' ? this.#findSpanFault(record as RecordTypes['claim']) : undefined;
  }

  async has(kind: RecordKind, id: string): Promise<boolean> {
    if (this.#ids.has(`${kind} ${id}`)) return true;
    return (await this.#known?.get(kind, id)) !== undefined;
  }

  async #findCitationFault(citation: Citation): Promise<string | undefined> {
    if (citation.kind === 'observation') {
      const isThere = await this.has('observation', citation.observationId);
      return isThere ? undefined : `there is no observation "${citation.observationId}" in the bundle or the workspace`;
    }
    const text = await this.#textOf(citation.documentId);
    if (text === undefined) return `there is no document "${citation.documentId}" in the bundle or the workspace`;
    if (text.includes(citation.exact)) return undefined;
    return `the words "${citation.exact}" do not stand in the document "${citation.documentId}"`;
  }

  async #findJudgementFault(judgement: RecordTypes['judgement']): Promise<string | undefined> {
    const { hypothesisId } = judgement;
    if (hypothesisId === null) return undefined;
    const hypothesis = this.#hypotheses.get(hypothesisId) ?? (await this.#known?.get('hypothesis', hypothesisId));
    return findJudgementFault(judgement, hypothesis);
  }

  async #findSpanFault(claim: RecordTypes['claim']): Promise<string | undefined> {
    const text = (await this.#textOf(claim.documentId)) ?? '';
    const spans = [claim, claim.speaker, claim.cue, claim.frame, claim.addressee, ...claim.via, ...claim.hedges];
    const wrong = spans.find((span) => span !== null && text.slice(span.start, span.end) !== span.text);
    return wrong ? `the document does not read "${wrong.text}" at ${wrong.start} to ${wrong.end}` : undefined;
  }

  async #textOf(documentId: string): Promise<string | undefined> {
    return this.#texts.get(documentId) ?? (await this.#known?.get('document', documentId))?.text;
  }
}

function referencesOf<K extends RecordKind>(kind: K, record: RecordTypes[K]): [RecordKind, string][] {
  switch (kind) {
    case 'zone':
    case 'alert':
      return [['site', (record as RecordTypes['zone' | 'alert']).siteId]];
    case 'observation': {
      const { siteId, zoneId, sceneId } = record as RecordTypes['observation'];
      return present([
        ['site', siteId],
        ['zone', zoneId],
        ['scene', sceneId],
      ]);
    }
    case 'marking': {
      const { siteId, sceneId, zones } = record as RecordTypes['marking'];
      const zoneIds = zones.map(({ zoneId }) => ['zone', zoneId] as const);
      return present([['site', siteId], ['scene', sceneId], ...zoneIds]);
    }
    case 'claim': {
      const { documentId, propositionId } = record as RecordTypes['claim'];
      return present([
        ['document', documentId],
        ['proposition', propositionId],
      ]);
    }
    case 'judgement':
      return present([['hypothesis', (record as RecordTypes['judgement']).hypothesisId]]);
    case 'party': {
      const { partOf, leansOn } = record as RecordTypes['party'];
      return present([['party', partOf], ...leansOn.map(({ partyId }) => ['party', partyId] as const)]);
    }
    case 'outcome':
      return present([['party', (record as RecordTypes['outcome']).partyId]]);
    case 'grade':
      return present([['party', (record as RecordTypes['grade']).partyId]]);
    case 'exchange':
      return present([['party', (record as RecordTypes['exchange']).claimedBy]]);
    case 'comment': {
      const { about, inReplyTo } = record as RecordTypes['comment'];
      return present([
        [about.kind, about.id],
        ['comment', inReplyTo],
      ]);
    }
    case 'assignment': {
      const { about } = record as RecordTypes['assignment'];
      return [[about.kind, about.id]];
    }
    case 'indicator':
      return sitesOf((record as RecordTypes['indicator']).observables);
    case 'hypothesis':
      return sitesOf((record as RecordTypes['hypothesis']).expects);
    default:
      return [];
  }
}

function sitesOf(observables: readonly Observable[]): [RecordKind, string][] {
  return observables.flatMap(({ siteIds }) => siteIds.map((id): [RecordKind, string] => ['site', id]));
}

function present(references: readonly (readonly [RecordKind, string | null])[]): [RecordKind, string][] {
  return references.flatMap(([kind, id]) => (id === null ? [] : [[kind, id] satisfies [RecordKind, string]]));
}

/** Kinds that cite; the others are left alone, since some are large. */
const citingKinds: ReadonlySet<RecordKind> = new Set([
  'hypothesis',
  'judgement',
  'indicator',
  'forecast',
  'outcome',
  'grade',
  'exchange',
]);

/** Every citation anywhere in a record: an object of one of the two forms of `Citation`. */
function citationsOf(value: unknown): readonly Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isCitation(value)) return [value];
  return Object.values(value).flatMap(citationsOf);
}

function isCitation(value: object): value is Citation {
  if (!('kind' in value)) return false;
  return (
    (value.kind === 'document' && 'documentId' in value && 'exact' in value) ||
    (value.kind === 'observation' && 'observationId' in value)
  );
}
