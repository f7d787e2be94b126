import { Hono } from 'hono';
import { cellReadingSchema, recordEtag, routes, stepMovesSchema } from '#api';
import { type Store, acceptMoves, readEvidence, watchCase, weighCase } from '#app';
import { answerChange, changeOf, seenRecord } from '../changes/answer-change.ts';
import { requireCase } from '../find-case.ts';
import type { KeptAnswers } from '../kept-answers.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';

/** Hypotheses weighed and warning chains watched; as `sightline hypotheses` and `sightline warning`. */
export function weighingRoutes(store: Store, kept: KeptAnswers): Hono {
  return new Hono()
    .get(pattern(routes.weighing), (context) =>
      kept.answer(context, { of: 'all' }, async () => {
        const { id } = await requireCase(store, context.req.param('case')!);
        return weighCase(store, id);
      }),
    )
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
    .get(pattern(routes.warning), (context) =>
      kept.answer(context, { of: 'all', etag: recordEtag }, async () => {
        const { id } = await requireCase(store, context.req.param('case')!);
        return watchCase(store, id);
      }),
    )
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
