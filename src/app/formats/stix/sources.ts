import { type Document, type Party, type Site, labelPosition } from '#core';
import { type StixObject, extend, observableId, stixId } from './stix-object.ts';

/** What every object of one export shares: who made it, and when its record came and changed. */
export interface StixFrame {
  readonly madeBy: string;
  times(kind: string, recordId: string): { readonly created: string; readonly modified: string };
}

/** A domain object with what all of them need. */
export function domainObject(
  frame: StixFrame,
  type: string,
  kind: string,
  recordId: string,
  members: object,
): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: stixId(type, kind, recordId),
    created_by_ref: frame.madeBy,
    ...frame.times(kind, recordId),
    ...members,
  };
}

/** Who says things. */
export function partyIdentity(
  frame: StixFrame,
  { id, name, role, aliases }: Party,
  grade: string | undefined,
): StixObject {
  return domainObject(frame, 'identity', 'party', id, {
    name,
    identity_class: 'organization',
    extensions: extend({ role, aliases, ...(grade === undefined ? {} : { admiralty_reliability: grade }) }),
  });
}

/** A state that gives or receives. */
export function stateIdentity(frame: StixFrame, name: string): StixObject {
  return domainObject(frame, 'identity', 'state', name, { name, identity_class: 'class' });
}

/** A place; undefined where the record has neither position nor country. */
export function siteLocation(frame: StixFrame, site: Site): StixObject | undefined {
  const position = site.geometry === null ? null : labelPosition(site.geometry);
  const country = site.country !== null && /^[A-Z]{2}$/.test(site.country) ? { country: site.country } : {};
  const place = position === null ? {} : { latitude: position.lat, longitude: position.lon };
  if (Object.keys({ ...country, ...place }).length === 0) return undefined;
  return domainObject(frame, 'location', 'site', site.id, {
    name: site.name,
    ...country,
    ...place,
    extensions: extend({ approximate: site.approximate, aliases: site.aliases }),
  });
}

/** The address of a page, as an observable. */
export function urlObservable(url: string): StixObject {
  return { type: 'url', spec_version: '2.1', id: observableId('url', { value: url }), value: url };
}

/** An image, by the id of its scene. */
export function sceneObservable(sceneId: string): StixObject {
  return { type: 'file', spec_version: '2.1', id: observableId('file', { name: sceneId }), name: sceneId };
}

/** Where words stand: the page, with the hash of its bytes where these and not a digest of ours are kept. */
export function documentReference({ url, outlet, id, sha256, form }: Document): object {
  return {
    source_name: outlet ?? id,
    ...(url === null
      ? { description: `kept document ${id}` }
      : { url, ...(form === 'original' ? { hashes: { 'SHA-256': sha256 } } : {}) }),
  };
}
