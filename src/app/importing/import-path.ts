import type { Grade, RecordKind, RecordTypes, Scene } from '#core';
import { reject } from '../formats/rejection.ts';
import { findUnconfirmed } from '../reasoning/grade-statements.ts';
import type { Blobs } from '../ports/blobs.ts';
import type { ReadItem, ReadOptions, Reader, Rejection } from '../ports/reading.ts';
import type { ChangeContext, KnownRecords, PutResult, Store, StoreWriter } from '../ports/store.ts';
import { type ImportedDocument, describeDocument, listInCase } from './imported-documents.ts';
import { requireCase } from '../load-case.ts';
import { withoutDecided } from './keep-decisions.ts';
import { HeldItems } from './held-items.ts';
import { VersionPlaces } from './place-versions.ts';
import { qualifySceneIds } from './qualify-scene-ids.ts';

/** What an import did; `rejected` names each refused piece with file, row, column, value and what was expected. */
export interface ImportReport extends PutResult {
  readonly rejected: readonly Rejection[];
  /** What differs from the file and stays, because a person was the last to change it here. */
  readonly kept: readonly { readonly kind: RecordKind; readonly id: string }[];
  /** One for each document, in the order they were met. */
  readonly documents: readonly ImportedDocument[];
}

export interface ImportOptions extends ReadOptions {
  /** The documents and mentions are listed in this case. */
  readonly caseId?: string;
  /** Takes the file's word also where a person was the last to change a record. */
  readonly overDecisions?: boolean;
  /** Runs in the transaction that keeps what was read: what is planned here follows from it, or both are not there. */
  readonly andThen?: (writer: StoreWriter, documents: readonly ImportedDocument[]) => Promise<void>;
}

/**
 * Takes in a file or folder. Good pieces are kept, bad ones reported one by one; importing twice changes nothing,
 * and what a person has changed since stays as they left it.
 * Everything good in one call is stored in one transaction, so a killed import leaves nothing half-written.
 */
export async function importPath(
  ports: { store: Store; blobs: Blobs; reader: Reader },
  path: string,
  context: ChangeContext,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return importItems(ports, (known) => ports.reader.read(path, { ...options, known }), context, options);
}

/**
 * The same for whatever is read. All of it is read, and its bytes are kept, before the store is locked: a slow server, disk
 * or bucket would keep everybody else out. Who is killed in between leaves bytes that no record names (`checkBlobs` counts them).
 */
export async function importItems(
  ports: { store: Store; blobs: Blobs },
  read: (known: KnownRecords) => AsyncIterable<ReadItem>,
  context: ChangeContext,
  options: ImportOptions = {},
): Promise<ImportReport> {
  if (options.caseId !== undefined) await requireCase(ports.store, options.caseId);
  const held = new HeldItems(ports.store);
  for await (const item of read(held)) {
    options.signal?.throwIfAborted();
    if (item.type === 'blob') await ports.blobs.put(item.bytes);
    else held.add(item);
  }
  return ports.store.transaction(context, (writer) => storeItems(writer, held, context, options));
}

async function storeItems(
  writer: StoreWriter,
  { items, rejected: refused }: HeldItems,
  { actor }: ChangeContext,
  options: ImportOptions,
): Promise<ImportReport> {
  const intake = new Intake(writer, (options.overDecisions ?? false) || actor.kind === 'person');
  const places = new VersionPlaces(writer);
  const rejected = [...refused];
  const documents: ImportedDocument[] = [];
  // Whether something is confirmed can only be told when everything else of the case is there.
  const confirmed: Grade[] = [];
  for (const item of items) {
    options.signal?.throwIfAborted();
    if (item.kind === 'grade' && item.record.value === '1') confirmed.push(item.record);
    else if (item.kind === 'document') {
      const records = item.asVersion ? await places.place(item.record) : [item.record];
      for (const record of records) {
        documents.push(await describeDocument(writer, record));
        await intake.take('document', record);
      }
    } else await intake.take(item.kind, item.record);
  }
  await intake.flush();
  for (const grade of confirmed) {
    const fault = await findUnconfirmed(writer, grade);
    if (fault === undefined) await intake.take('grade', grade);
    else rejected.push(reject({ file: 'grades.json', column: grade.id, value: grade.value }, fault));
  }
  await intake.flush();
  if (options.caseId !== undefined) {
    const mentions = items.filter(({ kind }) => kind === 'mention').map(({ record }) => record.id);
    await listInCase(writer, options.caseId, { documents: documents.map(({ id }) => id), mentions });
  }
  await options.andThen?.(writer, documents);
  return { ...intake.total, rejected, kept: intake.kept, documents };
}

/** Collects neighbouring records of one kind, so that the store sees batches while a long file streams through. */
class Intake {
  total: PutResult = { added: 0, updated: 0, unchanged: 0 };
  readonly kept: { kind: RecordKind; id: string }[] = [];
  private readonly writer: StoreWriter;
  private readonly overDecisions: boolean;
  private kind: RecordKind | null = null;
  private batch: RecordTypes[RecordKind][] = [];

  constructor(writer: StoreWriter, overDecisions: boolean) {
    this.writer = writer;
    this.overDecisions = overDecisions;
  }

  async take(kind: RecordKind, record: RecordTypes[RecordKind]): Promise<void> {
    if (this.kind !== kind || this.batch.length >= 2000) await this.flush();
    this.kind = kind;
    this.batch.push(record);
  }

  async flush(): Promise<void> {
    if (this.kind === null || this.batch.length === 0) return;
    const { kind } = this;
    const records = kind === 'scene' ? await qualifySceneIds(this.writer, this.batch as Scene[]) : this.batch;
    const { open, kept } = this.overDecisions
      ? { open: records, kept: [] }
      : await withoutDecided(this.writer, kind, records);
    this.kept.push(...kept.map((id) => ({ kind, id })));
    const result = await this.writer.put(kind, open as never[]);
    this.total = {
      added: this.total.added + result.added,
      updated: this.total.updated + result.updated,
      unchanged: this.total.unchanged + result.unchanged,
    };
    this.batch = [];
  }
}
