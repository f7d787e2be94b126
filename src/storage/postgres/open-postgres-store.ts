import type { TeamStore } from '#app';
import { migrate } from '../migrate.ts';
import { RecordStore, type RecordStoreOptions } from '../record-store.ts';
import { PostgresEngine } from './postgres-engine.ts';

export interface PostgresStoreOptions extends RecordStoreOptions {
  /** Lower-case name of the schema that holds the workspace; `sightline` unless told. */
  readonly schema?: string;
  /** How long to wait for another process that writes, in milliseconds; 30,000 unless told. */
  readonly patience?: number;
}

/**
 * Opens a workspace in a PostgreSQL database (13 or newer) or makes a new one there. Throws StorageError
 * `unreachable`, `unsuitable-database`, `schema-too-new`, `locked`.
 */
export async function openPostgresStore(
  connectionString: string,
  options: PostgresStoreOptions = {},
): Promise<TeamStore> {
  const engine = await PostgresEngine.open(connectionString, options.schema ?? 'sightline', options.patience);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw engine.dialect.findFault(error) ?? error;
  }
  return new RecordStore(engine, options);
}
