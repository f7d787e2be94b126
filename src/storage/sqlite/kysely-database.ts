import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Statements that are kept prepared; there are more texts than these where lists of ids stand in them. */
const mostKept = 256;

/**
 * The built-in SQLite as Kysely's dialect wants to see a database. The statements used last stay prepared: preparing one
 * takes longer than most of them run.
 */
export function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = kept.get(text) ?? database.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  return {
    prepare(text) {
      const statement = prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        // Others may run the same text while this one is half read.
        iterate: (parameters) => database.prepare(text).iterate(...(parameters as SQLInputValue[])),
      };
    },
    close: () => database.close(),
  };
}
