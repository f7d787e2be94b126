import type { Kysely } from 'kysely';
import type { Dialect, Engine } from './engine.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database to the newest schema, each step all or nothing. Takes the write lock only where there is
 * something to do, so that opening never waits for a running import.
 */
export async function migrate(engine: Engine, steps: readonly Migration[] = migrations): Promise<void> {
  const newest = steps.at(-1)?.version ?? 0;
  const found = await readVersion(engine.db, engine.dialect);
  if (found > newest) throw tooNew(found, newest);
  for (const step of steps.filter(({ version }) => version > found)) {
    await engine.transaction(({ db }) => takeStep(db, engine.dialect, step));
  }
  const reached = await readVersion(engine.db, engine.dialect);
  if (reached > newest) throw tooNew(reached, newest);
}

async function takeStep(db: Kysely<Tables>, dialect: Dialect, step: Migration): Promise<void> {
  // Another process may have been faster while we waited for the lock.
  if ((await readVersion(db, dialect)) >= step.version) return;
  await step.up(db, dialect);
  const at = new Date().toISOString();
  await db.insertInto('migration').values({ version: step.version, name: step.name, at }).execute();
}

async function readVersion(db: Kysely<Tables>, dialect: Dialect): Promise<number> {
  if (!(await dialect.hasTable(db, 'migration'))) return 0;
  const row = await db
    .selectFrom('migration')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

function tooNew(found: number, known: number): StorageError {
  const message = `the database has schema ${found}, this Sightline knows schemas up to ${known}: use a newer Sightline`;
  return new StorageError('schema-too-new', message);
}
