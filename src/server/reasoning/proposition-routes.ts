import { Hono } from 'hono';
import { type PropositionDecision, keepProposalSchema, propositionDecisionSchema, routes } from '#api';
import {
  type Deciding,
  type Store,
  groupCase,
  keepProposal,
  mergePropositions,
  partPropositions,
  splitProposition,
} from '#app';
import { answerChange, changeOf } from '../changes/answer-change.ts';
import { requireCase } from '../find-case.ts';
import type { KeptAnswers } from '../kept-answers.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';

/** Which claims say the same thing, and what a person decides on that; as `sightline propositions`. */
export function propositionRoutes(store: Store, kept: KeptAnswers): Hono {
  return new Hono()
    .get(pattern(routes.grouping), (context) =>
      kept.answer(context, { of: 'all' }, async () => {
        const { id } = await requireCase(store, context.req.param('case')!);
        return groupCase(store, id);
      }),
    )
    .post(pattern(routes.propositionDecision), async (context) => {
      const { id: caseId } = await requireCase(store, context.req.param('case')!);
      const propositionId = context.req.param('proposition')!;
      const decision = await readBody(context, propositionDecisionSchema);
      return answerChange(context, store, { kind: 'proposition', id: propositionId }, async (changing) => [
        await decide(changing, caseId, propositionId, decision),
      ]);
    })
    .post(pattern(routes.keepProposal), async (context) => {
      const { id: caseId } = await requireCase(store, context.req.param('case')!);
      const { text, ...by } = await readBody(context, keepProposalSchema);
      const proposalId = context.req.param('proposal')!;
      return answerChange(context, store, null, async (changing) => [
        await keepProposal(changing, { caseId, proposalId, text }, decidingNow(by)),
      ]);
    });
}

/** Returns the id of the proposition that came of it. */
async function decide(store: Store, caseId: string, id: string, decision: PropositionDecision): Promise<string> {
  const by = decidingNow(decision);
  switch (decision.action) {
    case 'merge':
      await mergePropositions(store, { caseId, from: decision.other, into: id }, by);
      return id;
    case 'part':
      await partPropositions(store, { caseId, from: decision.other, into: id }, by);
      return id;
    case 'split': {
      const target = decision.to === undefined ? { text: decision.text! } : { to: decision.to };
      return splitProposition(store, { caseId, from: id, claimIds: decision.claims, ...target }, by);
    }
  }
}

function decidingNow(by: Parameters<typeof changeOf>[0]): Deciding {
  return { ...changeOf(by), at: new Date().toISOString() };
}
