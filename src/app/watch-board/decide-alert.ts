import { type Alert, type WatchList, type WatchRow, derivedId, objectClassKey } from '#core';
import { CaseError } from '../errors.ts';
import type { ChangeContext, Store } from '../ports/store.ts';

/** A series whose newest look is improbable, with what a person made of that look, if anybody has decided. */
export interface AlertLine {
  readonly id: string;
  readonly row: WatchRow;
  /** Of this date and this count; an earlier decision on another count of that date is `outdated`. */
  readonly decision: Alert | null;
  readonly outdated: Alert | null;
}

/** Every look that is unusual by itself or in the whole list, in the list's order. */
export function listAlerts(list: WatchList, decisions: readonly Alert[]): AlertLine[] {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  return list.rows
    .filter(({ alert, discovery, target }) => target !== null && (alert || discovery))
    .map((row): AlertLine => {
      const id = alertId(row.siteId, row.objectClass, row.target!.date);
      const found = byId.get(id) ?? null;
      const isOfThis = found !== null && found.low === row.target!.low && found.high === row.target!.high;
      return { id, row, decision: isOfThis ? found : null, outdated: isOfThis ? null : found };
    });
}

/** The same look is the same alert, however its class is spelled. */
function alertId(siteId: string, objectClass: string, date: string): string {
  return derivedId('alert', { siteId, objectClass: objectClassKey(objectClass), date });
}

/**
 * A person's decision on an alert of the list, kept with who and why; it may be changed later. Throws CaseError
 * `no-such-record` where the list has no such alert, and `not-reviewable` when the actor is not a person.
 */
export async function decideAlert(
  store: Store,
  list: WatchList,
  id: string,
  verdict: Alert['review'],
  by: ChangeContext,
): Promise<Alert> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person can accept or dismiss an alert');
  const line = listAlerts(list, []).find((one) => one.id === id);
  if (!line)
    throw new CaseError('no-such-record', `there is no alert "${id}" among the newest looks of this workspace`);
  const { exceedance, objectClass, q, siteId, target } = line.row;
  const { date, high, low } = target!;
  const decision: Alert = {
    id,
    siteId,
    objectClass,
    date,
    low,
    high,
    exceedance,
    q,
    review: verdict,
    reason: by.reason,
    decidedBy: by.actor.name,
  };
  await store.transaction(by, (writer) => writer.put('alert', [decision]));
  return decision;
}
