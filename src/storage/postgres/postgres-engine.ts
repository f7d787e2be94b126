import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Dialect, Engine, WriteSession } from '../engine.ts';
import { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables.ts';
import { PostgresBulkWriter } from './postgres-bulk-writer.ts';
import { printableServer } from './postgres-faults.ts';
import { PostgresVariant } from './postgres-variant.ts';

/** How long we wait for another process's write lock, in milliseconds. */
const patience = 30_000;

/** One schema of a PostgreSQL database, through a pool of connections. */
export class PostgresEngine implements Engine {
  readonly dialect: Dialect;
  readonly db: Kysely<Tables>;
  readonly #lockName: string;
  readonly #patience: number;

  private constructor(db: Kysely<Tables>, dialect: Dialect, schema: string, wait: number) {
    this.db = db;
    this.dialect = dialect;
    this.#lockName = `sightline:${schema}`;
    this.#patience = wait;
  }

  /** Opens or makes the schema. Throws StorageError `unreachable`, `unsuitable-database`. */
  static async open(connectionString: string, schema: string, wait: number = patience): Promise<PostgresEngine> {
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`not a schema name: "${schema}"`);
    const server = printableServer(connectionString);
    const dialect = new PostgresVariant(server);
    const db = connect(connectionString, schema);
    const engine = new PostgresEngine(db, dialect, schema, wait);
    try {
      await requireUtf8(db, server);
      await engine.#createSchema(schema);
      return engine;
    } catch (error) {
      await db.destroy();
      throw dialect.findFault(error) ?? error;
    }
  }

  /**
   * Writers take turns by an advisory lock, as in SQLite: the history's numbers then have no gaps and stand in the
   * order of the commits. Readers never wait for it.
   */
  async transaction<T>(work: (session: WriteSession) => Promise<T>): Promise<T> {
    let failure: { readonly error: unknown } | undefined;
    const attempt = this.db.transaction().execute(async (db) => {
      await sql`set local lock_timeout = ${sql.lit(this.#patience)}`.execute(db);
      await sql`select pg_advisory_xact_lock(hashtextextended(${this.#lockName}, 0))`.execute(db);
      try {
        return await work({ db, bulk: new PostgresBulkWriter(db) });
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
    // What the work failed with comes before what the rollback may have failed with.
    return attempt.catch((error: unknown) => {
      throw failure ? failure.error : (this.dialect.findFault(error) ?? error);
    });
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  async #createSchema(schema: string): Promise<void> {
    const found = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(this.db);
    if (found.rows.length > 0) return;
    await this.transaction(async ({ db }) => db.schema.createSchema(schema).ifNotExists().execute());
  }
}

function connect(connectionString: string, schema: string): Kysely<Tables> {
  const pool = new Pool({ connectionString, max: 8, connectionTimeoutMillis: 10_000, application_name: 'sightline' });
  // A connection that the server ends makes its next query fail, which is reported there. Without listeners, on the
  // pool for idle connections and on each client for those in use, it would end our process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      const settings = "select set_config('search_path', $1, false), set_config('synchronous_commit', 'on', false)";
      await connection.executeQuery(CompiledQuery.raw(settings, [schema]));
    },
  });
  return new Kysely<Tables>({ dialect });
}

async function requireUtf8(db: Kysely<Tables>, server: string): Promise<void> {
  const found = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  const encoding = found.rows[0]?.server_encoding;
  if (encoding === 'UTF8') return;
  const message = `${server}: expected a database with encoding UTF8, found ${encoding ?? 'none'}`;
  throw new StorageError('unsuitable-database', message);
}
