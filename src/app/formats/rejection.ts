import { z } from 'zod';
import { type RecordKind, type RecordTypes, recordSchemas } from '#core';
import type { ReadItem, Rejection } from '../ports/reading.ts';

/** Where in a file something stands. */
export interface Place {
  readonly file: string;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly value?: unknown;
}

/** One refused piece; the value is shown as text, cut to 200 characters. */
export function reject({ file, row = null, column = null, value }: Place, reason: string): Rejection {
  return { file, row, column, value: value === undefined ? null : cut(value), reason };
}

export function rejectItem(place: Place, reason: string): ReadItem {
  return { type: 'rejected', rejection: reject(place, reason) };
}

/**
 * Makes a record of untrusted data by its schema. Members left out become null, or an empty list where the schema
 * wants a list; those that may be missing stay so. `columnOf` names the place of a fault for the reader of the file.
 */
export function parseRecord<K extends RecordKind>(
  kind: K,
  value: unknown,
  place: Place,
  columnOf: (path: readonly PropertyKey[]) => string = (path) => path.join('.'),
): { readonly record: RecordTypes[K] } | { readonly rejections: Rejection[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { rejections: [reject({ ...place, value }, `expected a ${kind} as a JSON object`)] };
  }
  const parsed = recordSchemas[kind].safeParse(fillMissing(kind, value as Record<string, unknown>));
  if (parsed.success) return { record: parsed.data };
  return { rejections: parsed.error.issues.map((issue) => rejectIssue(issue, value, place, columnOf)) };
}

/** The same as an item of a reader. */
export function recordItem<K extends RecordKind>(kind: K, record: RecordTypes[K]): ReadItem {
  return { type: 'record', kind, record } as ReadItem;
}

function rejectIssue(
  issue: z.core.$ZodIssue,
  value: object,
  place: Place,
  columnOf: (path: readonly PropertyKey[]) => string,
): Rejection {
  const column = issue.path.length === 0 ? (place.column ?? null) : columnOf(issue.path);
  const reason =
    issue.code === 'unrecognized_keys' ? `unknown member ${issue.keys.join(', ')}` : lowerFirst(issue.message);
  return reject({ ...place, column, value: valueAt(value, issue.path) }, reason);
}

function fillMissing(kind: RecordKind, value: Record<string, unknown>): Record<string, unknown> {
  const { shape } = recordSchemas[kind] as unknown as { shape: Record<string, z.ZodType> };
  const filled = { ...value };
  for (const [member, schema] of Object.entries(shape)) {
    if (Object.hasOwn(filled, member) || schema instanceof z.ZodOptional) continue;
    if (schema.safeParse(null).success) filled[member] = null;
    else if (schema.safeParse([]).success) filled[member] = [];
  }
  return filled;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return path.length === 0 ? undefined : at;
}

function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
