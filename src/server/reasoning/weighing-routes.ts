import { Hono } from 'hono';
import { cellReadingSchema, recordEtag, routes, stepMovesSchema } from '#api';
import { type Store, acceptMoves, readEvidence, watchCase, weighCase } from '#app';
import { answerJson } from '../answer.ts';
import { answerChange, changeOf, seenRecord } from '../changes/answer-change.ts';
import { requireCase } from '../find-case.ts';
import { KeptAnswers } from '../kept-answers.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';

/** Hypotheses weighed and warning chains watched; as `sightline hypotheses` and `sightline warning`. */
export function weighingRoutes(store: Store): Hono {
  const kept = new KeptAnswers(store);
  return new Hono()
    .get(pattern(routes.weighing), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      return answerJson(context, await kept.get(`weighing ${id}`, () => weighCase(store, id)));
    })
    .post(pattern(routes.reading), async (context) => {
      const id = context.req.param('hypothesis')!;
      const cell = await readBody(context, cellReadingSchema);
      const reading =
        cell.reads === null
          ? { citation: cell.citation, reads: null }
          : { citation: cell.citation, reads: cell.reads, reason: cell.because, likelihood: cell.likelihood };
      return answerChange(context, store, { kind: 'hypothesis', id }, async (changing) => [
        (await readEvidence(changing, id, reading, changeOf(cell))).id,
      ]);
    })
    .get(pattern(routes.warning), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const report = await kept.get(`warning ${id}`, () => watchCase(store, id));
      return answerJson(context, report, recordEtag(report));
    })
    .post(pattern(routes.stepMoves), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const { indicators, ...by } = await readBody(context, stepMovesSchema);
      const seen = seenRecord(context, { kind: 'case', id });
      return answerChange(context, store, null, async (changing) =>
        (await acceptMoves(changing, id, indicators, changeOf(by), seen?.sha256 ?? null)).map(
          (move) => move.indicatorId,
        ),
      );
    });
}
