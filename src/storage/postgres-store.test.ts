import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, describe } from 'vitest';
import { storeContract } from '../../test/contracts/store-contract.ts';
import { startScratchCluster } from '../../test/postgres/scratch-cluster.ts';
import { openPostgresStore } from './index.ts';

const cluster = await startScratchCluster();

if (cluster.kind === 'unavailable') {
  console.warn(`PostgreSQL store: skipped. ${cluster.reason}`);
  describe.skip('PostgreSQL store', () => {});
} else {
  const { connectionString, stop } = cluster;
  afterAll(stop);

  storeContract('PostgreSQL', async () => {
    const schema = `sightline_test_${randomBytes(6).toString('hex')}`;
    const runSql = async (statement: string): Promise<void> => {
      const client = new Client({ connectionString });
      await client.connect();
      try {
        await client.query(`set search_path = ${schema}`);
        await client.query(statement);
      } finally {
        await client.end();
      }
    };
    return {
      open: (options) => openPostgresStore(connectionString, { ...options, schema }),
      runSql,
      remove: () => runSql(`drop schema ${schema} cascade`),
    };
  });
}
