import { afterEach, beforeEach, describe } from 'vitest';
import type { TeamStore } from '#app';
import type { ContractWorld, OpenOptions, StoreHarness } from './contract-world.ts';
import { describeAccounts } from './store-accounts.ts';
import { describeAudit } from './store-audit.ts';
import { describeConcurrency } from './store-concurrency.ts';
import { describeFilters } from './store-filters.ts';
import { describeHistory } from './store-history.ts';
import { describeJobs } from './store-jobs.ts';
import { describeRecords } from './store-records.ts';
import { describeTransactions } from './store-transactions.ts';

/** Everything that the port `Store` promises, to be run against each engine. */
export function storeContract(name: string, createHarness: () => Promise<StoreHarness>): void {
  describe(`${name} store`, { timeout: 30_000 }, () => {
    const opened: TeamStore[] = [];
    let harness: StoreHarness | undefined;
    let store: TeamStore | undefined;

    async function open(options?: OpenOptions): Promise<TeamStore> {
      const handle = await current(harness).open(options);
      opened.push(handle);
      return handle;
    }

    beforeEach(async () => {
      harness = await createHarness();
      store = await open();
    });

    afterEach(async () => {
      for (const handle of opened.splice(0)) await handle.close();
      await current(harness).remove();
    });

    const world: ContractWorld = {
      get store() {
        return current(store);
      },
      get harness() {
        return current(harness);
      },
      open,
    };
    describeRecords(world);
    describeFilters(world);
    describeHistory(world);
    describeAudit(world);
    describeTransactions(world);
    describeConcurrency(world);
    describeJobs(world);
    describeAccounts(world);
  });
}

function current<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('used outside a test');
  return value;
}
