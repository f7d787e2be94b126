import { z } from 'zod';
import { caseSchema, documentSchema, instantSchema, recordKinds, recordSchemas } from '#core';
import {
  type CaseSummary,
  type CollectionName,
  type DocumentHead,
  type Health,
  type Problem,
  collectionNames,
  collections,
} from './collections.ts';

/** An error body, `application/problem+json`. */
export const problemSchema: z.ZodType<Problem> = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
});

export const healthSchema: z.ZodType<Health> = z.strictObject({ status: z.literal('ok'), version: z.string() });

export const caseSummarySchema: z.ZodType<CaseSummary> = z.strictObject({
  case: caseSchema,
  counts: z.record(z.enum(collectionNames), z.number().int().min(0).nullable()),
});

// `core` shows its schemas as plain ZodType; this one is an object underneath, which a test holds on to.
const documentHeadSchema = (documentSchema as unknown as z.ZodObject)
  .omit({ text: true })
  .extend({ textLength: z.number().int().min(0) }) as unknown as z.ZodType<DocumentHead>;

const historyLineSchema = z.strictObject({
  sequence: z.number().int().min(1),
  at: instantSchema,
  actor: z.strictObject({ kind: z.enum(['person', 'machine']), name: z.string() }),
  recordKind: z.enum(recordKinds),
  recordId: z.string(),
  action: z.enum(['added', 'updated']),
  reason: z.string(),
  afterSha256: z.string(),
  beforeSha256: z.string().nullable(),
  previousSha256: z.string(),
  sha256: z.string(),
});

/** The schema of the items of one list. */
export function itemSchema(collection: CollectionName): z.ZodType {
  if (collection === 'documents') return documentHeadSchema;
  const kind = collections[collection];
  return kind === null ? historyLineSchema : recordSchemas[kind];
}

/** A page of items. */
export function pageSchema(item: z.ZodType): z.ZodType {
  return z.strictObject({
    items: z.array(item),
    total: z.number().int().min(0).nullable(),
    next: z.string().nullable(),
  });
}
