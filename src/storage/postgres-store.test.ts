import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { analyst, put } from '../../test/contracts/contract-world.ts';
import { sampleSite } from '../../test/contracts/sample-records.ts';
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
      tamper: (statements) => runSql(`alter table history disable trigger user; ${statements}`),
      remove: () => runSql(`drop schema ${schema} cascade`),
    };
  });

  describe('a PostgreSQL that ends our connections', () => {
    it.each(['between two statements', 'between two transactions'])(
      '%s is unreachable, then used again',
      async (when) => {
        const schema = `sightline_test_${randomBytes(6).toString('hex')}`;
        // A name of its own, so that a server that others use loses no connection of theirs.
        const named = `${connectionString}${connectionString.includes('?') ? '&' : '?'}application_name=${schema}`;
        const store = await openPostgresStore(named, { schema });
        const administrator = new Client({ connectionString });
        await administrator.connect();
        const endAll = async (): Promise<void> => {
          await administrator.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
          );
          await setTimeout(50);
        };
        if (when === 'between two transactions') await endAll();
        else {
          const broken = store.transaction(analyst, async (writer) => {
            await writer.put('site', [sampleSite('lost')]);
            await endAll();
            await writer.put('site', [sampleSite('never')]);
          });
          await expect(broken).rejects.toMatchObject({ name: 'StorageError', code: 'unreachable' });
        }
        expect(await put(store, 'site', [sampleSite('kept')])).toMatchObject({ added: 1 });
        expect((await store.list('site')).map((site) => site.id)).toEqual(['kept']);
        await store.close();
        await administrator.query(`drop schema ${schema} cascade`);
        await administrator.end();
      },
    );
  });
}
