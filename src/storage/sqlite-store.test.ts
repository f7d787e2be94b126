import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeContract } from '../../test/contracts/store-contract.ts';
import { openSqliteStore } from './index.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-sqlite-'));
  const path = join(folder, 'sightline.db');
  const runSql = async (statement: string): Promise<void> => {
    const database = new DatabaseSync(path, { timeout: 5000 });
    try {
      database.exec(statement);
    } finally {
      database.close();
    }
  };
  const guards = ['update', 'delete', 'replace'].map((name) => `drop trigger if exists history_no_${name};`).join(' ');
  return {
    open: (options) => openSqliteStore(path, options),
    runSql,
    tamper: (statements) => runSql(`${guards} ${statements}`),
    remove: () => rm(folder, { recursive: true }),
  };
});
