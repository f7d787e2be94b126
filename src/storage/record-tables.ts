import {
  type Observation,
  type RecordKind,
  type RecordTypes,
  type Scene,
  type Site,
  computeBoundingBox,
  dayRange,
  objectClassKey,
  personKey,
  recordKey,
} from '#core';
import type { RecordFilter } from '#app';
import { computeCell, unwrapBox } from './grid-cells.ts';
import type { ExtractedColumn, ExtractedColumns } from './tables.ts';

/** Where one kind of record is kept, and what is read out of it to be searched. */
export interface RecordTable<R> {
  readonly table: string;
  readonly columns: readonly ExtractedColumn[];
  readonly extract: (record: R) => Partial<ExtractedColumns>;
}

/** Every kind of record a store keeps; reading and writing know no kind by name. */
export const recordTables: { readonly [K in RecordKind]: RecordTable<RecordTypes[K]> } = {
  case: { table: 'cases', columns: [], extract: nothing },
  site: { table: 'sites', columns: ['west', 'south', 'east', 'north'], extract: extractSite },
  zone: { table: 'zones', columns: ['site_id'], extract: (zone) => ({ site_id: zone.siteId }) },
  scene: {
    table: 'scenes',
    columns: ['start_ms', 'end_ms', 'west', 'south', 'east', 'north', 'cell'],
    extract: extractScene,
  },
  observation: {
    table: 'observations',
    columns: ['site_id', 'zone_id', 'object_class_key', 'first_day', 'last_day', 'seen_kind', 'review'],
    extract: extractObservation,
  },
  marking: {
    table: 'markings',
    columns: ['site_id', 'scene_id', 'object_class_key', 'review'],
    extract: ({ siteId, sceneId, objectClass, review }) => ({
      site_id: siteId,
      scene_id: sceneId,
      object_class_key: objectClassColumn(objectClass),
      review,
    }),
  },
  alert: {
    table: 'alerts',
    columns: ['site_id', 'review'],
    extract: ({ siteId, review }) => ({ site_id: siteId, review }),
  },
  document: {
    table: 'documents',
    columns: ['url', 'sha256', 'requested'],
    extract: ({ url, sha256, capture }) => ({ url, sha256, requested: capture?.requested ?? null }),
  },
  claim: {
    table: 'claims',
    columns: ['document_id', 'proposition_id', 'review'],
    extract: (claim) => ({
      document_id: claim.documentId,
      proposition_id: claim.propositionId,
      review: claim.review,
    }),
  },
  party: { table: 'parties', columns: [], extract: nothing },
  mention: { table: 'mentions', columns: ['url'], extract: (mention) => ({ url: mention.url }) },
  proposition: { table: 'propositions', columns: ['case_id'], extract: extractCase },
  hypothesis: { table: 'hypotheses', columns: ['case_id'], extract: extractCase },
  judgement: { table: 'judgements', columns: ['case_id'], extract: extractCase },
  provision: { table: 'provisions', columns: [], extract: nothing },
  indicator: { table: 'indicators', columns: ['case_id'], extract: extractCase },
  forecast: { table: 'forecasts', columns: ['case_id'], extract: extractCase },
  outcome: { table: 'outcomes', columns: ['case_id'], extract: extractCase },
  grade: { table: 'grades', columns: ['case_id'], extract: extractCase },
  exchange: { table: 'exchanges', columns: ['case_id'], extract: extractCase },
  designation: { table: 'designations', columns: [], extract: nothing },
  composition: { table: 'compositions', columns: ['case_id'], extract: extractCase },
  publication: { table: 'publications', columns: ['case_id'], extract: extractCase },
  comment: {
    table: 'comments',
    columns: ['case_id', 'about', 'state'],
    extract: ({ about, caseId, inReplyTo, resolved, withdrawn }) => ({
      case_id: caseId,
      about: recordKey(about),
      state: inReplyTo === null ? (resolved || withdrawn ? 'resolved' : 'open') : 'reply',
    }),
  },
  assignment: {
    table: 'assignments',
    columns: ['case_id', 'about', 'state', 'assignee'],
    extract: ({ about, caseId, state, to }) => ({
      case_id: caseId,
      about: recordKey(about),
      state,
      assignee: personKey(to),
    }),
  },
};

/** The columns by which a filter's members are compared; a scene's `siteId` is a matter of boxes instead. */
export const filterColumns: Readonly<
  Record<
    | 'siteId'
    | 'caseId'
    | 'documentId'
    | 'sceneId'
    | 'objectClass'
    | 'url'
    | 'requested'
    | 'about'
    | 'assignee'
    | 'state',
    keyof ExtractedColumns
  >
> = {
  siteId: 'site_id',
  caseId: 'case_id',
  documentId: 'document_id',
  sceneId: 'scene_id',
  objectClass: 'object_class_key',
  url: 'url',
  requested: 'requested',
  about: 'about',
  assignee: 'assignee',
  state: 'state',
} satisfies Partial<Record<keyof RecordFilter, ExtractedColumn>>;

/** `objectClassKey` as a column can hold it: PostgreSQL's text has no NUL. */
export function objectClassColumn(objectClass: string): string {
  return objectClassKey(objectClass).replaceAll('\0', '');
}

function nothing(): Partial<ExtractedColumns> {
  return {};
}

function extractCase(record: { readonly caseId: string }): Partial<ExtractedColumns> {
  return { case_id: record.caseId };
}

function extractObservation(observation: Observation): Partial<ExtractedColumns> {
  const { first, last } = dayRange(observation.when);
  return {
    site_id: observation.siteId,
    zone_id: observation.zoneId,
    object_class_key: objectClassColumn(observation.objectClass),
    first_day: first,
    last_day: last,
    seen_kind: observation.seen.kind,
    review: observation.review,
  };
}

function extractSite({ geometry }: Site): Partial<ExtractedColumns> {
  return geometry === null ? {} : { ...unwrapBox(computeBoundingBox(geometry)) };
}

function extractScene(scene: Scene): Partial<ExtractedColumns> {
  const bbox = scene.bbox ?? (scene.footprint && computeBoundingBox(scene.footprint));
  const time = { start_ms: milliseconds(scene.start), end_ms: milliseconds(scene.end) };
  if (!bbox) return time;
  const box = unwrapBox(bbox);
  return { ...time, ...box, cell: computeCell(box) };
}

function milliseconds(instant: string): number | null {
  const value = Date.parse(instant);
  return Number.isNaN(value) ? null : value;
}
