import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Blobs,
  type ReadItem,
  buildBrief,
  caseLedger,
  extractCase,
  groupCase,
  importItems,
  scoreCaseForecasts,
  suggestGrades,
  traceCase,
  watchCase,
  weighCase,
} from '#app';
import { createReader } from '#sources';
import { openSqliteStore } from '#storage';
import { findFontFolders } from '../../src/cli/font-folders.ts';

const caseId = 'tumangang-2023';
const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
const blobs: Blobs = { put: async () => '', get: async () => new Uint8Array(), has: async () => false };
/** Orders besides that of the files; each costs a few seconds. */
const orders = 2;

/** Imports the pieces in these portions, reads the claims, and gives everything that is concluded. */
async function concludeFrom(portions: readonly (readonly ReadItem[])[]): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-order-'));
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  try {
    for (const items of portions) {
      const { rejected } = await importItems({ store, blobs }, () => Readable.from(items), context);
      expect(rejected).toEqual([]);
    }
    await extractCase(store, caseId);
    const options = {
      generated: '2023-10-13T12:00:00Z',
      generator: { name: 'sightline', version: 'test' },
      fontFolders: findFontFolders(),
    };
    return {
      propositions: await groupCase(store, caseId),
      origins: await traceCase(store, caseId),
      grades: await suggestGrades(store, caseId),
      hypotheses: await weighCase(store, caseId),
      forecasts: await scoreCaseForecasts(store, caseId),
      ledger: await caseLedger(store, caseId),
      warning: await watchCase(store, caseId),
      brief: JSON.parse((await buildBrief(store, caseId, options)).json),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

it('the order in which a case is imported changes nothing that is concluded', async () => {
  const items: ReadItem[] = [];
  for await (const item of createReader().read(`demo/${caseId}`)) if (item.type === 'record') items.push(item);
  expect(items.length).toBeGreaterThan(300);
  const expected = await concludeFrom([items]);
  const shuffled = fc.tuple(
    fc.shuffledSubarray(items, { minLength: items.length }),
    fc.integer({ min: 1, max: items.length - 1 }),
  );
  for (const [order, cut] of fc.sample(shuffled, orders)) {
    const concluded = await concludeFrom([order.slice(0, cut), order.slice(cut)]);
    for (const [name, value] of Object.entries(expected)) expect(concluded[name], name).toEqual(value);
  }
}, 300_000);
