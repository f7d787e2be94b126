import type { RecordKind } from '#core';

/**
 * What the parameters of paths name: a kind of record, whose cases then decide who may; or null for what is no record, or is
 * found by its handler within what the visitor can see (an alert before anybody has decided on it). A parameter that is not
 * listed stops the server from starting.
 */
const kinds: Readonly<Record<string, RecordKind | null>> = {
  case: 'case',
  site: 'site',
  zone: 'zone',
  scene: 'scene',
  reference: 'scene',
  observation: 'observation',
  marking: 'marking',
  document: 'document',
  claim: 'claim',
  proposition: 'proposition',
  hypothesis: 'hypothesis',
  forecast: 'forecast',
  comment: 'comment',
  assignment: 'assignment',
  alert: null,
  person: null,
  session: null,
  token: null,
  proposal: null,
  collection: null,
  feature: null,
  number: null,
  path: null,
  name: null,
  view: null,
  record: null,
  zoom: null,
  row: null,
  column: null,
  x: null,
  y: null,
  z: null,
};

/** The parameters of a path that name records. */
export function recordParameters(path: string): readonly { readonly name: string; readonly kind: RecordKind }[] {
  return [...path.matchAll(/\{(\w+)(?:\.\.\.)?\}/g)].flatMap(([, name]) => {
    const kind = kinds[name!];
    if (kind === undefined) throw new Error(`${path}: say in record-parameters.ts what "${name}" names`);
    return kind === null ? [] : [{ name: name!, kind }];
  });
}
