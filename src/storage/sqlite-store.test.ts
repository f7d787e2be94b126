import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeContract } from '../../test/contracts/store-contract.ts';
import { openSqliteStore } from './index.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-sqlite-'));
  const path = join(folder, 'sightline.db');
  return {
    open: (options) => openSqliteStore(path, options),
    runSql: async (statement) => {
      const database = new DatabaseSync(path, { timeout: 5000 });
      try {
        database.exec(statement);
      } finally {
        database.close();
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
});
