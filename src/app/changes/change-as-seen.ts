import { type RecordChange, type RecordKind, type RecordTypes, canonicalJson, sha256Hex } from '#core';
import { CaseError } from '../errors.ts';
import type { Store, StoreReader, StoreWriter } from '../ports/store.ts';
import { reading } from '../reading.ts';

/** A record as a person saw it before deciding: the SHA-256 of its canonical JSON, as the history keeps it. */
export interface SeenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly sha256: string;
}

/** What a use case gave, and what it touched. */
export interface Changed<T> {
  readonly result: T;
  readonly changes: readonly RecordChange[];
}

/**
 * Carries out a use case and tells what it touched, so that it can be taken back. With `seen` only if that record is
 * still as the person saw it: the check and the change are one transaction. Throws CaseError `changed-meanwhile`.
 */
export async function changeAsSeen<T>(
  store: Store,
  seen: SeenRecord | null,
  work: (store: Store) => Promise<T>,
): Promise<Changed<T>> {
  const touched = new Map<string, { readonly kind: RecordKind; readonly id: string }>();
  const before = await store.revision();
  const result = await work({
    ...reading(store),
    jobs: store.jobs,
    subscriptions: store.subscriptions,
    audit: store.audit,
    transaction: (context, inner) =>
      store.transaction(context, async (writer) => {
        if (seen !== null) await requireAsSeen(writer, seen);
        return inner(noting(writer, touched));
      }),
    close: () => store.close(),
  });
  const changes: RecordChange[] = [];
  for (const { kind, id } of touched.values()) {
    const sequence = (await store.history({ kind, id })).at(-1)?.sequence ?? 0;
    if (sequence > before) changes.push({ kind, id, sequence });
  }
  return { result, changes };
}

async function requireAsSeen(store: StoreReader, { id, kind, sha256 }: SeenRecord): Promise<void> {
  const record = await store.get(kind, id);
  if (!record) throw new CaseError('no-such-record', `there is no ${kind} "${id}" in this workspace`);
  if (sha256Hex(canonicalJson(record)) !== sha256)
    throw new CaseError('changed-meanwhile', `the ${kind} "${id}" has been changed since it was read; read it again`);
}

function noting(
  writer: StoreWriter,
  touched: Map<string, { readonly kind: RecordKind; readonly id: string }>,
): StoreWriter {
  return {
    ...reading(writer),
    jobs: writer.jobs,
    put: <K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]) => {
      for (const { id } of records) touched.set(`${kind} ${id}`, { kind, id });
      return writer.put(kind, records);
    },
  };
}
