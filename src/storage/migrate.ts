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
  const taken = await readSteps(engine.db, engine.dialect);
  requireKnown(taken, newest);
  for (const step of steps.filter(({ version }) => !taken.has(version))) {
    await engine.transaction(({ db }) => takeStep(db, engine.dialect, step));
  }
  requireKnown(await readSteps(engine.db, engine.dialect), newest);
}

async function takeStep(db: Kysely<Tables>, dialect: Dialect, step: Migration): Promise<void> {
  // Another process may have been faster while we waited for the lock.
  if ((await readSteps(db, dialect)).has(step.version)) return;
  await step.up(db, dialect);
  const at = new Date().toISOString();
  await db.insertInto('migration').values({ version: step.version, name: step.name, at }).execute();
}

/** Versions of the steps that were taken. Each is asked for by itself: steps that are made side by side come in any order. */
async function readSteps(db: Kysely<Tables>, dialect: Dialect): Promise<ReadonlySet<number>> {
  if (!(await dialect.hasTable(db, 'migration'))) return new Set();
  const rows = await db.selectFrom('migration').select('version').execute();
  return new Set(rows.map(({ version }) => Number(version)));
}

function requireKnown(taken: ReadonlySet<number>, newest: number): void {
  const found = Math.max(0, ...taken);
  if (found <= newest) return;
  const message = `the database has schema ${found}, this Sightline knows schemas up to ${newest}: use a newer Sightline`;
  throw new StorageError('schema-too-new', message);
}
