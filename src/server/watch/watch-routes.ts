import { Hono } from 'hono';
import { type SiteAnswer, type SurroundingsAnswer, alertVerdictSchema, recordEtag, routes } from '#api';
import { type AssessSeries, type Store, type WatchBoard, changeAsSeen, decideAlert, reportSite } from '#app';
import { type RecordKind, computeBoundingBox } from '#core';
import { answerJson } from '../answer.ts';
import { seenRecord } from '../changes/answer-change.ts';
import { ifMatchMissing } from '../require-if-match.ts';
import type { KeptAnswers } from '../kept-answers.ts';
import { pattern, readQuery } from '../parse-query.ts';
import { readBody } from '../read-body.ts';
import { ServerError } from '../errors.ts';
import { composeWatch, listNewestScenes, listSites } from './compose-watch.ts';
import { headOf } from './scene-head.ts';

/** Milliseconds that the first page waits for judgements under way. */
const patience = 100;

/** Of which the page of a site is made. */
const siteKinds = ['site', 'case', 'zone', 'scene', 'observation', 'marking'] as const satisfies readonly RecordKind[];

/** Dates over the same ground that a viewer offers at most, the newest. */
const mostScenes = 2000;

/** Places, what is unusual there, and what a person makes of it. */
export function watchRoutes(
  store: Store,
  board: Pick<WatchBoard, 'read'>,
  kept: KeptAnswers,
  assess: AssessSeries,
): Hono {
  return new Hono()
    .get(pattern(routes.watch), async (context) => {
      readQuery(context, []);
      const state = await board.read(patience);
      return kept.answer(context, { of: ['site', 'scene', 'alert'], also: state.edition }, async () =>
        composeWatch(state, {
          sites: await kept.value('sites of the watch list', ['site'], () => listSites(store)),
          scenes: await kept.value('newest scenes', ['scene', 'site'], () => listNewestScenes(store)),
          alerts: await store.list('alert'),
        }),
      );
    })
    .post(pattern(routes.alertVerdict), async (context) => {
      const { by, reason, verdict } = await readBody(context, alertVerdictSchema);
      const change = { actor: { kind: 'person', name: by }, reason } as const;
      const id = context.req.param('alert')!;
      const seen = seenRecord(context, { kind: 'alert', id });
      if (context.req.header('if-match') === undefined && (await store.get('alert', id))) throw ifMatchMissing();
      const { list } = await board.read();
      const { result } = await changeAsSeen(store, seen, (changing) =>
        decideAlert(changing, list, id, verdict, change),
      );
      return answerJson(context, result, recordEtag(result));
    })
    .get(pattern(routes.site), (context) => {
      const site = context.req.param('site')!;
      return kept.answer(context, { of: siteKinds, site }, async () => {
        const report = await reportSite(store, site, assess);
        return { ...report, scenes: report.scenes.map(headOf) } satisfies SiteAnswer;
      });
    })
    .get(pattern(routes.sceneSurroundings), (context) =>
      kept.answer(context, { of: ['scene', 'site', 'zone'] }, async () =>
        readSurroundings(store, context.req.param('scene')!),
      ),
    );
}

async function readSurroundings(store: Store, sceneId: string): Promise<SurroundingsAnswer> {
  const scene = await store.get('scene', sceneId);
  if (!scene) throw new ServerError('no-such-record', `there is no scene "${sceneId.slice(0, 200)}" in this workspace`);
  const bbox = scene.bbox ?? (scene.footprint && computeBoundingBox(scene.footprint));
  if (!bbox) return { scenes: [headOf(scene)], sites: [], zones: [] };
  const scenes = await store.list('scene', { bbox, newestFirst: true, limit: mostScenes });
  const sites = await store.list('site', { sceneId });
  const zones = sites.length === 0 ? [] : await store.list('zone', { siteId: sites.map(({ id }) => id) });
  return { scenes: scenes.map(headOf).toReversed(), sites, zones };
}
