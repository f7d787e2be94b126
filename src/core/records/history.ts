import { z } from 'zod';
import { canonicalJson, sha256Hex } from '../hash.ts';
import type { RecordKind } from './record-kinds.ts';
import { instantSchema } from './shapes.ts';

/** Who or what makes a change: a person by name, or a program with its version. */
export interface Actor {
  readonly kind: 'person' | 'machine';
  readonly name: string;
}

/** One line of the append-only history. `before` is the record as it was, null when it was added. */
export interface HistoryEntry {
  /** Grows by one with every change of a workspace. */
  readonly sequence: number;
  /** UTC instant */
  readonly at: string;
  readonly actor: Actor;
  readonly recordKind: RecordKind;
  readonly recordId: string;
  readonly action: 'added' | 'updated';
  readonly reason: string;
  /** SHA-256 of the canonical JSON of the record after the change. */
  readonly afterSha256: string;
  readonly before: unknown;
  /** `sha256` of the entry before; of the beginning of the chain for the first. */
  readonly previousSha256: string;
  /** SHA-256 of `historyEntryText`, which all other members go into. */
  readonly sha256: string;
}

/** A record that a change touched, and the entry of the history that says so; with these a change is taken back. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly sequence: number;
}

/** An entry as its hash sees it: the hash of what stood before stands for it, so that an entry can be checked without it. */
export interface HashedEntry extends Omit<HistoryEntry, 'before' | 'sha256'> {
  /** SHA-256 of the canonical JSON of `before`, null where there is none. */
  readonly beforeSha256: string | null;
}

/** Where the chain of a history begins: how many entries were there already when they were chained, and when that was. */
export interface HistoryStart {
  readonly entries: number;
  /** UTC instant */
  readonly at: string;
}

/**
 * The newest entry of a history at some time. Kept elsewhere, it shows later whether anything up to it was changed or
 * taken away; the entry numbered 0 is the beginning of the chain.
 */
export interface HistoryAnchor {
  readonly sequence: number;
  readonly sha256: string;
  /** UTC instant of that entry */
  readonly at: string;
}

export const historyAnchorSchema: z.ZodType<HistoryAnchor> = z.strictObject({
  sequence: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits'),
  at: instantSchema,
});

/** What an entry's `sha256` is taken of, in UTF-8: canonical JSON, since the members stand in the order of their names. */
export function historyEntryText({ actor, ...entry }: HashedEntry): string {
  return JSON.stringify({
    action: entry.action,
    actor: { kind: actor.kind, name: actor.name },
    afterSha256: entry.afterSha256,
    at: entry.at,
    beforeSha256: entry.beforeSha256,
    previousSha256: entry.previousSha256,
    reason: entry.reason,
    recordId: entry.recordId,
    recordKind: entry.recordKind,
    sequence: entry.sequence,
  });
}

/** The hash that the first entry of a chain names as the one before. */
export function hashHistoryStart({ at, entries }: HistoryStart): string {
  return sha256Hex(canonicalJson({ at, entries, format: 'sightline-history/1' }));
}
