import type { TeamStore } from '#app';
import { migrate } from '../migrate.ts';
import { RecordStore, type RecordStoreOptions } from '../record-store.ts';
import { SqliteEngine } from './sqlite-engine.ts';

export interface SqliteStoreOptions extends RecordStoreOptions {
  /** How long to wait for another process that writes, in milliseconds; 30,000 unless told. */
  readonly patience?: number;
}

/**
 * Opens the SQLite database at `path` or makes a new one there; its folder must exist. Several processes may have
 * it open at once. Throws StorageError `unreachable`, `not-a-workspace`, `schema-too-new`, `locked`.
 */
export async function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Promise<TeamStore> {
  const engine = await SqliteEngine.open(path, options.patience);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw engine.dialect.findFault(error) ?? error;
  }
  return new RecordStore(engine, options);
}
