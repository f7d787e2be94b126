import { type Kysely, sql } from 'kysely';
import { type RecordKind, type RecordTypes, canonicalJson, hashHistoryStart, recordKinds, sha256Hex } from '#core';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import { sealRows } from '../../src/storage/history/seal-rows.ts';
import { recordTables } from '../../src/storage/record-tables.ts';
import type { HistoryRow, Tables } from '../../src/storage/tables.ts';
import { sampleRecords } from '../contracts/sample-records.ts';

/** Members that records have since a version, and what an older record says there when it has been upgraded. */
const laterMembers: readonly { readonly since: number; readonly kind: RecordKind; readonly members: object }[] = [
  { since: 3, kind: 'provision', members: { items: null, binds: null, caps: [], exemptions: [] } },
  { since: 3, kind: 'hypothesis', members: { expects: [], prior: null, unseeable: [] } },
  { since: 3, kind: 'judgement', members: { confidenceBasis: null, alternative: null } },
  { since: 3, kind: 'indicator', members: { observables: [], leadDays: null } },
  { since: 3, kind: 'forecast', members: { claimId: null } },
  {
    since: 4,
    kind: 'document',
    members: { capture: null, encoding: null, modified: null, notes: [], pageStarts: [], replaces: null },
  },
  // All that the workspace holds.
  { since: 12, kind: 'case', members: { parties: ['party-institute'], mentions: ['mention-1'] } },
  // In every version: an anchor would name an entry that the sample's history does not have.
  { since: 10, kind: 'publication', members: { history: null } },
];

/** What a store held in some version, and what it must hold in the newest. */
export interface OldRows {
  readonly expected: ReadonlyMap<RecordKind, RecordTypes[RecordKind]>;
}

/** Makes a store of one version with a record of every kind that it had, and their history. */
export async function fillOldStore(engine: Engine, version: number): Promise<OldRows> {
  await migrate(
    engine,
    migrations.filter((step) => step.version <= version),
  );
  const tables = new Map((await engine.db.introspection.getTables()).map((table) => [table.name, table.columns]));
  const expected = new Map<RecordKind, RecordTypes[RecordKind]>();
  await engine.transaction(async ({ db }) => {
    const history: Unsealed[] = [];
    for (const kind of recordKinds) {
      const { extract, table } = recordTables[kind];
      const columns = new Set(tables.get(table)?.map(({ name }) => name));
      if (columns.size === 0) continue;
      const later = laterMembers.filter((one) => one.kind === kind);
      const newest: object = Object.assign(
        {},
        sampleRecords[kind],
        ...later.map(({ members, since }) => (since > version || kind === 'publication' ? members : {})),
      );
      expected.set(kind, newest as RecordTypes[RecordKind]);
      const unknown = later.filter(({ since }) => since > version).flatMap(({ members }) => Object.keys(members));
      const body = canonicalJson(withoutMembers(newest, unknown));
      const { id } = sampleRecords[kind];
      const found = Object.entries(extract(newest as never)).filter(([name]) => columns.has(name));
      const row = { id, body, body_sha256: sha256Hex(body), revision: 1, ...Object.fromEntries(found) };
      await insert(db, table, row);
      history.push(entryOf(history.length + 1, kind, id, row.body_sha256));
    }
    if (tables.has('scene_sites'))
      await insert(db, 'scene_sites', { scene_id: sampleRecords.scene.id, site_id: sampleRecords.site.id });
    for (const entry of await sealed(db, version, history)) await insert(db, 'history', entry);
  });
  return { expected };
}

type Unsealed = Omit<HistoryRow, 'previous_sha256' | 'sha256'>;

function entryOf(sequence: number, kind: RecordKind, id: string, digest: string): Unsealed {
  return {
    sequence,
    at: '2023-10-05T00:00:00.000Z',
    actor_kind: 'person',
    actor_name: 'A. Analyst',
    record_kind: kind,
    record_id: id,
    action: 'added',
    reason: 'before',
    after_sha256: digest,
    before_body: null,
  };
}

/** As that version kept entries: from 10 on in a chain. */
async function sealed(db: Kysely<Tables>, version: number, rows: readonly Unsealed[]): Promise<readonly object[]> {
  if (version < 10) return rows;
  const start = await db.selectFrom('history_start').selectAll().executeTakeFirstOrThrow();
  return sealRows({ sha256: hashHistoryStart({ at: start.at, entries: Number(start.entries) }) }, rows);
}

async function insert(db: Kysely<Tables>, table: string, row: object): Promise<void> {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(row))})`.execute(db);
}

function withoutMembers(record: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
