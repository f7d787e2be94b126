import { Hono } from 'hono';
import { type AuditAnswer, routes } from '#api';
import { type Store, verifyHistory } from '#app';
import { answerJson } from './answer.ts';
import { pattern } from './parse-query.ts';

/** The chain of the history; as `sightline audit`. Who asks while a check is under way gets its answer. */
export function auditRoutes(store: Store): Hono {
  let underWay: Promise<AuditAnswer> | null = null;
  return new Hono()
    .get(pattern(routes.auditHead), async (context) => answerJson(context, await store.head()))
    .get(pattern(routes.audit), async (context) => {
      underWay ??= verifyHistory(store).finally(() => {
        underWay = null;
      });
      return answerJson(context, await underWay);
    });
}
