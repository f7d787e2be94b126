import type { Case, RecordKind, RecordTypes } from '#core';
import type { RecordFilter } from '../ports/store.ts';

/** What belongs to some cases: their ids, and those of what they list. */
export interface CaseScope {
  readonly cases: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly provisions: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
}

type CaseList = Exclude<keyof CaseScope, 'cases'>;

/** What a case names by lists of ids. */
export const caseLists: readonly CaseList[] = ['sites', 'documents', 'provisions', 'parties', 'mentions'];

export function scopeOfCases(cases: readonly Case[]): CaseScope {
  const listed = (list: CaseList): ReadonlySet<string> => new Set(cases.flatMap((one) => one[list]));
  return {
    cases: new Set(cases.map(({ id }) => id)),
    sites: listed('sites'),
    documents: listed('documents'),
    provisions: listed('provisions'),
    parties: listed('parties'),
    mentions: listed('mentions'),
  };
}

/** By what a kind of record belongs to a case. What the Security Council publishes about whom it has listed belongs to all of them. */
export type Belonging =
  | { readonly by: 'ids' | 'siteId' | 'documentId' | 'caseId'; readonly in: keyof CaseScope }
  | { readonly by: 'all' };

const site: Belonging = { by: 'siteId', in: 'sites' };
const ofCase: Belonging = { by: 'caseId', in: 'cases' };

const belongings: Readonly<Record<RecordKind, Belonging>> = {
  case: { by: 'ids', in: 'cases' },
  site: { by: 'ids', in: 'sites' },
  document: { by: 'ids', in: 'documents' },
  provision: { by: 'ids', in: 'provisions' },
  zone: site,
  scene: site,
  observation: site,
  marking: site,
  alert: site,
  claim: { by: 'documentId', in: 'documents' },
  proposition: ofCase,
  hypothesis: ofCase,
  judgement: ofCase,
  indicator: ofCase,
  forecast: ofCase,
  outcome: ofCase,
  grade: ofCase,
  exchange: ofCase,
  composition: ofCase,
  publication: ofCase,
  comment: ofCase,
  assignment: ofCase,
  party: { by: 'ids', in: 'parties' },
  mention: { by: 'ids', in: 'mentions' },
  designation: { by: 'all' },
};

export function belongingOf(kind: RecordKind): Belonging {
  return belongings[kind];
}

/** The filter, narrowed to what belongs to the cases; null where nothing is left. */
export function narrowFilter(kind: RecordKind, filter: RecordFilter, scope: CaseScope): RecordFilter | null {
  const belonging = belongings[kind];
  if (belonging.by === 'all') return filter;
  const asked = filter[belonging.by];
  const allowed = scope[belonging.in];
  const left = asked === undefined ? [...allowed] : [asked].flat().filter((id) => allowed.has(id));
  return left.length === 0 ? null : { ...filter, [belonging.by]: left };
}

/**
 * Whether a record that is to be written belongs to the cases. A scene is written by imports only, and what belongs to all
 * cases by nobody who works in some.
 */
export function isWithin<K extends RecordKind>(kind: K, record: RecordTypes[K], scope: CaseScope): boolean {
  const belonging = belongings[kind];
  if (belonging.by === 'all' || kind === 'scene') return false;
  return scope[belonging.in].has(memberOf(record, belonging.by));
}

/** By what the record belongs, if to anything; nothing has an empty id. */
export function memberOf(record: object, by: 'ids' | 'siteId' | 'documentId' | 'caseId'): string {
  const id = (record as Readonly<Record<string, unknown>>)[by === 'ids' ? 'id' : by];
  return typeof id === 'string' ? id : '';
}
