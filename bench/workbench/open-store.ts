import { join } from 'node:path';
import type { TeamStore } from '#app';
import { openPostgresStore, openSqliteStore } from '#storage';

/** Where a workspace of a benchmark lies. */
export interface Place {
  readonly folder: string;
  /** Connection string of a PostgreSQL that takes the place of SQLite in the folder. */
  readonly database?: string | undefined;
}

export function openStore({ database, folder }: Place): Promise<TeamStore> {
  return database === undefined
    ? openSqliteStore(join(folder, '.sightline', 'sightline.db'))
    : openPostgresStore(database);
}
