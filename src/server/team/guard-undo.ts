import type { MiddlewareHandler } from 'hono';
import { undoSchema } from '#api';
import type { StoreReader } from '#app';
import { reachesRole } from '#core';
import { ServerError } from '../errors.ts';
import { readBody } from '../read-body.ts';
import type { Gate } from './gate.ts';
import { visits } from './visit.ts';

/**
 * Own changes are taken back by whoever made them; those of others by a reviewer of the case only, since an analyst could
 * otherwise take back what took a reviewer.
 */
export function guardUndo(gate: Gate, store: StoreReader): MiddlewareHandler {
  return async (context, next) => {
    const visitor = visits.getStore()?.visitor;
    if (!visitor) return next();
    const { changes } = await readBody(context, undoSchema);
    for (const { id, kind, sequence } of changes) {
      const [entry] = await store.history({ kind, id, after: sequence - 1, upTo: sequence });
      const isOwn = entry?.actor.kind === 'person' && entry.actor.name === visitor.person.name;
      // What is not there is refused by the use case.
      if (entry && !isOwn && !reachesRole(await gate.roleOn(visitor, kind, id), 'reviewer'))
        throw new ServerError('not-permitted', `${entry.actor.name} changed the ${kind} "${id}"; it takes a reviewer`);
    }
    return next();
  };
}
