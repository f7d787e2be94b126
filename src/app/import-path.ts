import type { Grade, RecordKind, RecordTypes, Scene } from '#core';
import { reject } from './formats/rejection.ts';
import { findUnconfirmed } from './reasoning/grade-statements.ts';
import type {
  Blobs,
  ChangeContext,
  PutResult,
  ReadItem,
  ReadOptions,
  Reader,
  Rejection,
  Store,
  StoreReader,
  StoreWriter,
} from './ports.ts';
import { type ImportedDocument, describeDocument, listInCase } from './imported-documents.ts';
import { requireCase } from './load-case.ts';
import { withoutDecided } from './keep-decisions.ts';
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
  /** The documents are listed in this case. */
  readonly caseId?: string;
  /** Takes the file's word also where a person was the last to change a record. */
  readonly overDecisions?: boolean;
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
  return importItems(ports, (known) => ports.reader.read(path, { known, ...options }), context, options);
}

/**
 * The same for what comes over a network: all of it is read before the store is locked, since a slow server would
 * keep everybody else out.
 */
export async function importRemote(
  ports: { store: Store; blobs: Blobs },
  read: (known: StoreReader) => AsyncIterable<ReadItem>,
  context: ChangeContext,
  options: ImportOptions = {},
): Promise<ImportReport> {
  if (options.caseId !== undefined) await requireCase(ports.store, options.caseId);
  const items: ReadItem[] = [];
  for await (const item of read(ports.store)) items.push(item);
  return importItems(ports, () => items, context, options);
}

async function importItems(
  ports: { store: Store; blobs: Blobs },
  read: (known: StoreReader) => AsyncIterable<ReadItem> | Iterable<ReadItem>,
  context: ChangeContext,
  options: ImportOptions,
): Promise<ImportReport> {
  return ports.store.transaction(context, async (writer) => {
    const intake = new Intake(writer, (options.overDecisions ?? false) || context.actor.kind === 'person');
    const rejected: Rejection[] = [];
    const documents: ImportedDocument[] = [];
    // Whether something is confirmed can only be told when everything else of the case is there.
    const confirmed: Grade[] = [];
    for await (const item of read(writer)) {
      options.signal?.throwIfAborted();
      if (item.type === 'rejected') rejected.push(item.rejection);
      else if (item.type === 'blob') await ports.blobs.put(item.bytes);
      else if (item.kind === 'grade' && item.record.value === '1') confirmed.push(item.record);
      else {
        if (item.kind === 'document') documents.push(await describeDocument(writer, item.record));
        await intake.take(item);
      }
    }
    await intake.flush();
    for (const grade of confirmed) {
      const fault = await findUnconfirmed(writer, grade);
      if (fault === undefined) await intake.take({ type: 'record', kind: 'grade', record: grade });
      else rejected.push(reject({ file: 'grades.json', column: grade.id, value: grade.value }, fault));
    }
    await intake.flush();
    const ids = documents.map(({ id }) => id);
    if (options.caseId !== undefined) await listInCase(writer, options.caseId, ids);
    return { ...intake.total, rejected, kept: intake.kept, documents };
  });
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

  async take(item: Extract<ReadItem, { type: 'record' }>): Promise<void> {
    if (this.kind !== item.kind || this.batch.length >= 2000) await this.flush();
    this.kind = item.kind;
    this.batch.push(item.record);
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
