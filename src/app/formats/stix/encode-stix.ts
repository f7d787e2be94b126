import { type Citation, type InformationGrade, likelihoodBands, uuidV5 } from '#core';
import type { CaseRecords } from '../../load-case.ts';
import { exchangeRelationship, forecastNote, hypothesisNote, judgementObjects } from './reasoning.ts';
import { admiraltyConfidence } from './scales.ts';
import {
  type StixFrame,
  domainObject,
  partyIdentity,
  sceneObservable,
  siteLocation,
  stateIdentity,
  urlObservable,
} from './sources.ts';
import { claimNote, observationObject } from './statements.ts';
import { type StixObject, extensionId, startOf, stixId, stixTime } from './stix-object.ts';

/** When the record of a kind was added and last changed; from the history. */
export type RecordTimes = (kind: string, id: string) => { readonly first: string; readonly last: string } | undefined;

/**
 * A case as a STIX 2.1 bundle: a report over notes (claims, hypotheses, judgements, forecasts), opinions, observed data,
 * identities, locations and relationships. What STIX has no word for (bands of ICD 203, spans, counts with bounds) travels
 * as a property extension with its definition in the bundle. The same case gives the same bytes.
 */
export function encodeStix(records: CaseRecords, timesOf: RecordTimes): object {
  const { case: subject } = records;
  const fallback = startOf(subject.opened);
  const madeBy = stixId('identity', 'system', 'sightline');
  const frame: StixFrame = {
    madeBy,
    times: (kind, id) => {
      const found = timesOf(kind, id);
      return { created: stixTime(found?.first ?? fallback), modified: stixTime(found?.last ?? fallback) };
    },
  };
  const reportId = stixId('report', 'case', subject.id);
  const objects = new Map<string, StixObject>();
  const add = (object: StixObject | undefined): string | undefined => {
    if (object) objects.set(object.id, object);
    return object?.id;
  };
  add(systemIdentity(madeBy, fallback));
  add(extensionDefinition(frame, fallback));
  const locations = addSources(records, frame, add);
  const refOf = addStatements(records, frame, add, { madeBy, locations });
  addReasoning(records, frame, add, (citations) => {
    const refs = [...new Set(citations.flatMap((citation) => refOf(citation) ?? []))];
    return refs.length > 0 ? refs : [madeBy];
  });
  const contents = [...objects.keys()].filter((id) => !id.startsWith('extension-definition--'));
  const report: StixObject = {
    ...domainObject(frame, 'report', 'case', subject.id, {
      name: subject.title,
      description: [subject.question, subject.summary].filter(Boolean).join('\n\n'),
      published: startOf(subject.asOf),
      object_refs: contents,
    }),
    id: reportId,
  };
  return {
    type: 'bundle',
    id: `bundle--${uuidV5(extensionId.slice('extension-definition--'.length), subject.id)}`,
    objects: [...objects.values(), report],
  };
}

type Add = (object: StixObject | undefined) => string | undefined;

/** Adds parties, states and places; answers which location stands for a site, where one does. */
function addSources(
  { parties, sites, exchanges, grades }: CaseRecords,
  frame: StixFrame,
  add: Add,
): ReadonlyMap<string, string | undefined> {
  const letters = new Map(grades.flatMap((one) => (one.partyId === null ? [] : [[one.partyId, one.value] as const])));
  for (const party of parties) add(partyIdentity(frame, party, letters.get(party.id)));
  for (const name of new Set(exchanges.flatMap(({ from, to }) => [from, to]))) add(stateIdentity(frame, name));
  return new Map(sites.map((site) => [site.id, add(siteLocation(frame, site))]));
}

/** Adds claims and observations; answers which object stands for a citation. */
function addStatements(
  { documents, claims, observations, grades }: CaseRecords,
  frame: StixFrame,
  add: Add,
  { madeBy: fallback, locations }: { madeBy: string; locations: ReadonlyMap<string, string | undefined> },
): (citation: Citation) => string | undefined {
  const byDocument = new Map(documents.map((document) => [document.id, document]));
  const digits = new Map(
    grades.flatMap((one) =>
      one.statement === null ? [] : [[keyOf(one.statement), one.value as InformationGrade] as const],
    ),
  );
  const pages = new Map(documents.map(({ id, url }) => [id, url === null ? undefined : add(urlObservable(url))]));
  const noted = claims.flatMap((claim) => {
    const document = byDocument.get(claim.documentId);
    if (!document || claim.review === 'rejected') return [];
    const digit = digits.get(keyOf({ kind: 'document', documentId: document.id, exact: claim.text }));
    const confidence = digit === undefined ? null : admiraltyConfidence[digit];
    const id = add(claimNote(frame, claim, document, pages.get(document.id) ?? fallback, confidence));
    return [{ claim, id: id! }];
  });
  for (const observation of observations) {
    if (observation.review === 'rejected') continue;
    const { source, sceneId, siteId } = observation;
    const observable =
      source !== null ? add(urlObservable(source.url)) : sceneId === null ? undefined : add(sceneObservable(sceneId));
    const location = locations.get(siteId);
    const id = add(observationObject(frame, observation, { location, observable, fallback }));
    if (location !== undefined && id?.startsWith('observed-data--'))
      add(locatedAt(frame, observation.id, id, location));
  }
  const looks = new Map(observations.map((one) => [one.id, one]));
  return (citation) => {
    if (citation.kind === 'observation') {
      const look = looks.get(citation.observationId);
      return look === undefined
        ? undefined
        : observationRef(look.seen.kind, look.source !== null || look.sceneId !== null, look.id);
    }
    const said = noted.find(
      ({ claim }) =>
        claim.documentId === citation.documentId &&
        (claim.text.includes(citation.exact) || citation.exact.includes(claim.text)),
    );
    return said?.id ?? pages.get(citation.documentId);
  };
}

function locatedAt(frame: StixFrame, observationId: string, source: string, target: string): StixObject {
  return domainObject(frame, 'relationship', 'observation', observationId, {
    relationship_type: 'located-at',
    source_ref: source,
    target_ref: target,
  });
}

function observationRef(seen: string, hasObservable: boolean, id: string): string {
  const isNote = seen === 'not-observed' || seen === 'unusable' || !hasObservable;
  return stixId(isNote ? 'note' : 'observed-data', 'observation', id);
}

function addReasoning(
  { hypotheses, judgements, forecasts, exchanges }: CaseRecords,
  frame: StixFrame,
  add: Add,
  refsOf: (citations: readonly Citation[]) => string[],
): void {
  for (const one of hypotheses) add(hypothesisNote(frame, one, refsOf(one.evidence.map(({ citation }) => citation))));
  for (const one of judgements) for (const object of judgementObjects(frame, one, refsOf(one.citations))) add(object);
  for (const one of forecasts) add(forecastNote(frame, one, refsOf(one.citations)));
  for (const one of exchanges) add(exchangeRelationship(frame, one));
}

function systemIdentity(id: string, at: string): StixObject {
  return {
    type: 'identity',
    spec_version: '2.1',
    id,
    created: at,
    modified: at,
    name: 'Sightline',
    identity_class: 'system',
  };
}

function extensionDefinition(frame: StixFrame, at: string): StixObject {
  return {
    type: 'extension-definition',
    spec_version: '2.1',
    id: extensionId,
    created_by_ref: frame.madeBy,
    created: at,
    modified: at,
    name: 'Sightline',
    description: `What Sightline adds: spans of words, counts with bounds, Admiralty letters, and likelihood words of ICD 203 with their bands (${Object.keys(likelihoodBands).join(', ')}).`,
    schema: 'docs/formats/stix.md',
    version: '1.0.0',
    extension_types: ['property-extension'],
  };
}

function keyOf(citation: Citation): string {
  return citation.kind === 'observation' ? citation.observationId : `${citation.documentId} ${citation.exact}`;
}
