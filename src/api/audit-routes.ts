import { z } from 'zod';
import { type HistoryAnchor, historyAnchorSchema, recordKinds } from '#core';
import { type Route, get } from './route.ts';

/** Names of the routes that check the history. */
export type AuditRouteName = 'auditHead' | 'audit';

/** What checking the whole history found; as `sightline audit verify --json`. */
export interface AuditAnswer {
  readonly isIntact: boolean;
  readonly entries: number;
  readonly head: HistoryAnchor;
  readonly start: { readonly entries: number; readonly at: string };
  readonly anchors: number;
  readonly broken: { readonly sequence: number; readonly problem: string; readonly detail: string } | null;
  readonly records: number;
  readonly strays: readonly { readonly kind: string; readonly id: string; readonly problem: string }[];
}

const count = z.number().int().min(0);
const auditSchema: z.ZodType<AuditAnswer> = z.strictObject({
  isIntact: z.boolean(),
  entries: count,
  head: historyAnchorSchema,
  start: z.strictObject({ entries: count, at: z.string() }),
  anchors: count,
  broken: z
    .strictObject({
      sequence: count,
      problem: z.enum(['changed', 'missing', 'reordered', 'truncated']),
      detail: z.string(),
    })
    .nullable(),
  records: count,
  strays: z.array(
    z.strictObject({
      kind: z.enum(recordKinds),
      id: z.string(),
      problem: z.enum(['changed', 'removed', 'unrecorded']),
    }),
  ),
});

export const auditRoutes: Readonly<Record<AuditRouteName, Route>> = {
  auditHead: get(
    'person',
    '/api/v1/audit/head',
    'getAuditHead',
    'The newest entry of the history',
    historyAnchorSchema,
  ),
  audit: get('server', '/api/v1/audit', 'verifyHistory', 'Hashes the whole history and all records again', auditSchema),
};
