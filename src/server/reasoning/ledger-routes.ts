import { Hono } from 'hono';
import {
  type LedgerState,
  type NameAnswer,
  type NameSightings,
  nameQuestionSchema,
  routes,
  transferQuestionSchema,
} from '#api';
import { type Store, caseLedger, checkCaseFlows, checkCaseNames, checkNames, checkTransfer } from '#app';
import { answerJson } from '../answer.ts';
import { requireCase } from '../find-case.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';

/** The ledger, caps, paragraphs and names; as `sightline ledger` and `sightline provisions`. */
export function ledgerRoutes(store: Store): Hono {
  return new Hono()
    .get(pattern(routes.ledger), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const state: LedgerState = { ...(await caseLedger(store, id)), caps: await checkCaseFlows(store, id) };
      return answerJson(context, state);
    })
    .post(pattern(routes.transferQuestion), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      return answerJson(context, await checkTransfer(store, id, await readBody(context, transferQuestionSchema)));
    })
    .get(pattern(routes.nameSightings), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const designations = await store.list('designation');
      const items = designations.length === 0 ? [] : await checkCaseNames(store, id, { designations });
      const sightings: NameSightings = { listed: designations.length, items };
      return answerJson(context, sightings);
    })
    .post(pattern(routes.nameQuestion), async (context) => {
      const { name } = await readBody(context, nameQuestionSchema);
      const designations = await store.list('designation');
      const [found] = checkNames([name], designations);
      const answer: NameAnswer = { listed: designations.length, matches: found?.matches ?? [] };
      return answerJson(context, answer);
    });
}
