import { type Citation, type Claim, type Document, type Observation, formatDateSpan } from '#core';
import type { CaseRecords } from '../load-case.ts';

const context = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  sightline: 'urn:sightline:terms:',
  label: 'rdfs:label',
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  wasQuotedFrom: { '@id': 'prov:wasQuotedFrom', '@type': '@id' },
  hadPrimarySource: { '@id': 'prov:hadPrimarySource', '@type': '@id' },
  wasGeneratedBy: { '@id': 'prov:wasGeneratedBy', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
  wasAssociatedWith: { '@id': 'prov:wasAssociatedWith', '@type': '@id' },
  used: { '@id': 'prov:used', '@type': '@id' },
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  value: 'prov:value',
} as const;

/**
 * The chain from the brief to the bytes as PROV-O (W3C, 2013) in JSON-LD: brief ← judgements ← quoted words or looks ←
 * documents or scenes ← bytes under their SHA-256. Judgements were made by persons, claims read by a program.
 */
export function encodeProv(records: CaseRecords): object {
  const { case: subject, judgements, documents, observations, claims, markings } = records;
  const cited = new Map<string, object>();
  const quotes = (citations: readonly Citation[]): string[] =>
    citations.map((citation) => {
      if (citation.kind === 'observation') return uri('observation', citation.observationId);
      const id = uri('quotation', `${citation.documentId}:${offsetOf(citation, documents)}`);
      cited.set(id, quotation(id, citation));
      return id;
    });
  const findings = judgements.map(({ id, text, citations }) => ({
    '@id': uri('judgement', id),
    '@type': 'prov:Entity',
    label: text,
    wasDerivedFrom: quotes(citations),
    wasGeneratedBy: uri('activity', 'judging'),
  }));
  return {
    '@context': context,
    '@graph': [
      {
        '@id': uri('brief', subject.id),
        '@type': 'prov:Entity',
        label: subject.title,
        wasDerivedFrom: findings.map((finding) => finding['@id']),
        wasGeneratedBy: uri('activity', 'composing'),
      },
      ...activities(claims),
      ...findings,
      ...cited.values(),
      ...claims.filter(({ review }) => review !== 'rejected').map(claimEntity),
      ...observations.map((observation) => observationEntity(observation, markings)),
      ...documents.flatMap(documentEntities),
    ],
  };
}

function uri(kind: string, id: string): string {
  return `urn:sightline:${kind}:${encodeURIComponent(id)}`;
}

function offsetOf(
  { documentId, exact }: Extract<Citation, { kind: 'document' }>,
  documents: readonly Document[],
): number {
  return documents.find(({ id }) => id === documentId)?.text.indexOf(exact) ?? -1;
}

function quotation(id: string, { documentId, exact }: Extract<Citation, { kind: 'document' }>): object {
  return { '@id': id, '@type': 'prov:Entity', value: exact, wasQuotedFrom: uri('document', documentId) };
}

function claimEntity({ id, text, documentId, start, end, draftedBy, review }: Claim): object {
  return {
    '@id': uri('claim', id),
    '@type': 'prov:Entity',
    value: text,
    wasQuotedFrom: uri('document', documentId),
    'sightline:start': start,
    'sightline:end': end,
    'sightline:review': review,
    ...(draftedBy === null
      ? {}
      : { wasGeneratedBy: uri('activity', `extracting:${draftedBy.name}:${draftedBy.version}`) }),
  };
}

function observationEntity(
  { id, objectClass, when, source, sceneId, observer }: Observation,
  markings: CaseRecords['markings'],
): object {
  const marking = sceneId === null ? undefined : markings.find((one) => one.sceneId === sceneId);
  const bytes = marking?.pixels?.sha256;
  return {
    '@id': uri('observation', id),
    '@type': 'prov:Entity',
    label: `${objectClass} on ${formatDateSpan(when)}`,
    ...(source === null ? {} : { hadPrimarySource: source.url }),
    ...(sceneId === null
      ? {}
      : { wasDerivedFrom: bytes === undefined ? uri('scene', sceneId) : [uri('scene', sceneId), bytesUri(bytes)] }),
    ...(observer === null ? {} : { wasAttributedTo: uri('observer', observer) }),
  };
}

function documentEntities({ id, url, sha256, byteLength, retrieved, mediaType, form }: Document): object[] {
  return [
    {
      '@id': uri('document', id),
      '@type': 'prov:Entity',
      wasDerivedFrom: bytesUri(sha256),
      'sightline:form': form,
      ...(url === null ? {} : { hadPrimarySource: url }),
    },
    {
      '@id': bytesUri(sha256),
      '@type': 'prov:Entity',
      'sightline:sha256': sha256,
      'sightline:byteLength': byteLength,
      'sightline:mediaType': mediaType,
      ...(retrieved === null ? {} : { generatedAtTime: retrieved }),
    },
  ];
}

function bytesUri(sha256: string): string {
  return `urn:sightline:bytes:sha256:${sha256}`;
}

function activities(claims: readonly Claim[]): object[] {
  const makers = new Map(
    claims.flatMap(({ draftedBy }) =>
      draftedBy === null ? [] : [[`${draftedBy.name}:${draftedBy.version}`, draftedBy]],
    ),
  );
  const agent = { '@id': uri('agent', 'sightline'), '@type': ['prov:Agent', 'prov:SoftwareAgent'], label: 'Sightline' };
  const analyst = {
    '@id': uri('agent', 'analyst'),
    '@type': ['prov:Agent', 'prov:Person'],
    label: 'The analyst of the case',
  };
  const activity = (name: string, by: object & { '@id': string }): object => ({
    '@id': uri('activity', name),
    '@type': 'prov:Activity',
    wasAssociatedWith: by['@id'],
  });
  return [
    agent,
    analyst,
    activity('composing', agent),
    activity('judging', analyst),
    ...[...makers.keys()].map((name) => activity(`extracting:${name}`, agent)),
  ];
}
