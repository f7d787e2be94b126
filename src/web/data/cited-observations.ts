import { type Page, collectionAddress } from '#api';
import type { Observation } from '#core';
import { readJson } from './client.ts';
import { useChanges } from './live.ts';
import { type Load, useLoad } from './use-load.ts';

/** Ids that one request asks for; what is longer than an address may be is split. */
const most = 20;

/** Ids that wait for the end of this turn, by case: a page with fifty citations asks three times, not fifty. */
const waiting = new Map<string, Map<string, ((found: Observation | null) => void)[]>>();

/** An observation that is cited; null where the case has none of that id. */
export function useCitedObservation(caseId: string, id: string | null): Load<Observation | null> {
  return useLoad(id === null ? null : `cited ${caseId} ${id}`, () => ask(caseId, id!), useChanges('observation'));
}

function ask(caseId: string, id: string): Promise<Observation | null> {
  return new Promise((resolve) => {
    const ids = waiting.get(caseId) ?? new Map<string, ((found: Observation | null) => void)[]>();
    if (ids.size === 0) setTimeout(() => void readAll(caseId), 0);
    ids.set(id, [...(ids.get(id) ?? []), resolve]);
    waiting.set(caseId, ids);
  });
}

async function readAll(caseId: string): Promise<void> {
  const asked = [...(waiting.get(caseId) ?? [])];
  waiting.delete(caseId);
  for (let at = 0; at < asked.length; at += most) {
    const some = asked.slice(at, at + most);
    const address = collectionAddress(caseId, 'observations', { ids: some.map(([id]) => id), limit: most });
    const found = await readJson<Page<Observation>>(address, new AbortController().signal).then(
      ({ items }) => items,
      // Then the id is all there is to show.
      (): Observation[] => [],
    );
    for (const [id, tell] of some)
      for (const one of tell) one(found.find((observation) => observation.id === id) ?? null);
  }
}
