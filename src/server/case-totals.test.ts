import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Case, Observation } from '#core';
import { type SampleWorkspace, openSampleWorkspace } from '../../test/browser/sample-workspace.ts';
import { sampleRecords, sampleSite } from '../../test/contracts/sample-records.ts';
import { CaseTotals } from './case-totals.ts';

let workspace: SampleWorkspace;
beforeAll(async () => {
  workspace = await openSampleWorkspace({ site: [sampleSite('a'), sampleSite('b')] });
});
afterAll(() => workspace.close());

const by = { actor: { kind: 'machine', name: 'test' }, reason: 'a change' } as const;
const record: Case = { ...sampleRecords.case, sites: ['a'], documents: [], provisions: [], parties: [], mentions: [] };
const look = (id: string, siteId: string): Observation => ({ ...sampleRecords.observation, id, siteId });

it('a list is as long as it is after what came, was decided, moved in and moved out', async () => {
  const { store } = workspace;
  const totals = new CaseTotals(store);
  const steps: readonly (readonly [readonly Observation[], number])[] = [
    [[look('1', 'a'), look('2', 'a'), look('3', 'b')], 2],
    [[{ ...look('1', 'a'), review: 'rejected' }], 2],
    [[look('4', 'a'), look('3', 'a')], 4],
    [[look('2', 'b'), look('5', 'b')], 3],
  ];
  for (const [records, total] of steps) {
    await store.transaction(by, (writer) => writer.put('observation', records));
    expect(await totals.count(record, 'observations')).toBe(total);
    expect(await new CaseTotals(store).count(record, 'observations')).toBe(total);
  }
});

it('a history is as long as the changes of what belongs to the case', async () => {
  const { store } = workspace;
  const totals = new CaseTotals(store);
  // The site; 1 twice, 3 twice, 4 once: what moved out took its history along.
  expect(await totals.count(record, 'history')).toBe(6);
  await store.transaction(by, (writer) => writer.put('observation', [look('1', 'a'), look('6', 'a'), look('7', 'b')]));
  expect(await totals.count(record, 'history')).toBe(8);
});

it('a history that is written to while it is counted is counted once, and again only where it was', async () => {
  const { store } = workspace;
  const sites = ['a', ...Array.from({ length: 250 }, (_, index) => `other-${index}`)];
  const before = await new CaseTotals(store).count({ ...record, sites }, 'history');
  const counted: string[] = [];
  const count = store.countChanges.bind(store);
  const counting = vi.spyOn(store, 'countChanges').mockImplementation(async (kind, filter) => {
    const total = await count(kind, filter);
    counted.push(`${kind} ${[filter?.siteId ?? []].flat()[0]}`);
    // Something else is decided each time that the first sites were counted, so often.
    if (counted.at(-1) === 'observation a' && counted.filter((one) => one === 'observation a').length <= 3)
      await store.transaction(by, (writer) =>
        writer.put('observation', [{ ...look('1', 'a'), note: `look ${counted.length}` }]),
      );
    return total;
  });
  expect(await new CaseTotals(store).count({ ...record, sites }, 'history')).toBe(before + 3);
  expect(counted.filter((one) => one.startsWith('observation ')).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'observation a'),
    'observation other-199',
    'observation other-99',
  ]);
  counting.mockRestore();
});
