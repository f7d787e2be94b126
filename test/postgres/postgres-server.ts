import { Client } from 'pg';
import { startScratchCluster } from './scratch-cluster.ts';

/** A PostgreSQL of a test's own that can be killed and started again. */
export interface PostgresServer {
  readonly connectionString: string;
  /** Kills every process of the server at once, as a power cut would. */
  crash(): Promise<void>;
  /** Starts it again and waits until it has recovered. */
  start(): Promise<void>;
  /** Ends all sessions and starts anew. */
  restart(): Promise<void>;
  /** The connection string of a new database. */
  createDatabase(): Promise<string>;
  dropDatabase(connectionString: string): Promise<void>;
  stop(): Promise<void>;
}

/** A server in a temporary folder, or why there is none. */
export async function startPostgresServer(): Promise<PostgresServer | string> {
  const cluster = await startScratchCluster();
  if (cluster.kind === 'unavailable') return cluster.reason;
  const { connectionString, control, stop } = cluster;
  if (control === null) return 'SIGHTLINE_TEST_POSTGRES names a server that must not be killed';
  const ask = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  let databases = 0;
  return {
    connectionString,
    crash: () => control('kill'),
    start: () => control('start'),
    restart: () => control('restart'),
    stop,
    async createDatabase() {
      const name = `world_${++databases}`;
      await ask(`create database ${name}`);
      return Object.assign(new URL(connectionString), { pathname: `/${name}` }).href;
    },
    dropDatabase: (address) => ask(`drop database if exists ${new URL(address).pathname.slice(1)} with (force)`),
  };
}
