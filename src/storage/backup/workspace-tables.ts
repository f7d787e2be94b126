import type { DatabaseSync } from 'node:sqlite';

/** A table with its columns, as both engines have it. */
export interface WorkspaceTable {
  readonly name: string;
  readonly columns: readonly string[];
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Rows handed over at once. */
export const rowsAtOnce = 500;

/**
 * The tables of a workspace in the newest schema, by those of a SQLite database that has it. The list of migrations is none of
 * them: each database says itself which steps it took.
 */
export function listTables(database: DatabaseSync): WorkspaceTable[] {
  const named = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'migration' order by name",
    )
    .all();
  return named.map((row) => {
    const name = String(row['name']);
    const columns = database.prepare('select name from pragma_table_info(?)').all(name);
    return { name, columns: columns.map((column) => String(column['name'])) };
  });
}
