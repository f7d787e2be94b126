import { type PartialDate, canonicalJson, firstDay, formatDay, lastDay, uuidV5 } from '#core';

/** An object of a STIX 2.1 bundle; only what every object has is typed. */
export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [member: string]: unknown;
}

/** Ours, for objects whose ids the standard leaves to the producer (STIX 2.1 §2.9); drawn once at random. */
const namespace = '7c1a1f5e-3a0d-4d39-9c57-2f9b6f0f7f10';
/** The standard's, for observables: their ids follow from their content. */
const observableNamespace = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** `note--…`, the same for the same record in every export. */
export function stixId(type: string, kind: string, recordId: string): string {
  return `${type}--${uuidV5(namespace, `${kind} ${recordId}`)}`;
}

/** The id of an observable from the properties that identify it. */
export function observableId(type: 'url' | 'file', identity: object): string {
  return `${type}--${uuidV5(observableNamespace, canonicalJson(identity))}`;
}

/** The definition of what we add to standard objects (docs/formats/stix.md). */
export const extensionId: string = stixId('extension-definition', 'extension', 'sightline-stix/1');

/** Our properties on an object, under the definition's id. STIX knows neither null nor an empty list: what is unknown is left out. */
export function extend(properties: object): object {
  return { [extensionId]: { extension_type: 'property-extension', ...(compact(properties) as object) } };
}

function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, member]): [string, unknown] => [key, compact(member)])
    .filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An instant as STIX writes it, with milliseconds. */
export function stixTime(instant: string): string {
  return new Date(instant).toISOString();
}

/** The first instant of a partial date. */
export function startOf(date: PartialDate): string {
  return `${formatDay(firstDay(date))}T00:00:00.000Z`;
}

/** The last second of a partial date. */
export function endOf(date: PartialDate): string {
  return `${formatDay(lastDay(date))}T23:59:59.000Z`;
}
