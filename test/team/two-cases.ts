import { type RecordKind, type RecordTypes, recordKinds } from '#core';
import type { Records } from '../browser/sample-workspace.ts';
import { sampleRecords } from '../contracts/sample-records.ts';

/** The case that the people of a test have their roles in. */
export const homeCase: string = sampleRecords.case.id;
/** A case of others at another place. Every id of it begins so, and nothing else does. */
export const otherPrefix = 'other-';
export const otherCase: string = otherPrefix + homeCase;

const shared: ReadonlySet<RecordKind> = new Set<RecordKind>(['designation']);

/** One record of every kind in each of two cases that share nothing but the list of the Security Council. */
export const twoCases: Records = Object.fromEntries(
  recordKinds.map((kind) => {
    const record = sampleRecords[kind];
    return [kind, shared.has(kind) ? [record] : [record, elsewhere(record)]];
  }),
);

/** The id that a parameter of a path stands for. */
export function idOf(parameter: string, prefix: '' | typeof otherPrefix = ''): string {
  const kind = parameter === 'reference' ? 'scene' : (parameter as RecordKind);
  if (Object.hasOwn(sampleRecords, kind)) return prefix + sampleRecords[kind].id;
  const plain: Readonly<Record<string, string>> = { feature: prefix + sampleRecords.site.id, number: '1', path: 'x' };
  return plain[parameter] ?? '0';
}

function elsewhere<K extends RecordKind>(record: RecordTypes[K]): RecordTypes[K] {
  const ids = recordKinds.filter((kind) => !shared.has(kind)).map((kind) => sampleRecords[kind].id);
  const names = new Set([...ids, 'tumangang']);
  return JSON.parse(JSON.stringify(record), (_key, value: unknown) => {
    if (typeof value === 'string' && names.has(value)) return otherPrefix + value;
    // Longitudes: twenty degrees to the west.
    return typeof value === 'number' && value > 130 && value < 132 ? value - 20 : value;
  }) as RecordTypes[K];
}
