import { Hono } from 'hono';
import { forecastResolutionSchema, newForecastSchema, routes } from '#api';
import {
  type ForecastDraft,
  type ResolutionRequest,
  type Store,
  openForecast,
  resolveForecast,
  scoreCaseForecasts,
} from '#app';
import { answerJson } from '../answer.ts';
import { answerChange, changeOf } from '../changes/answer-change.ts';
import { requireCase } from '../find-case.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';

/** Forecasts opened, resolved and scored; as `sightline forecasts`. */
export function forecastRoutes(store: Store): Hono {
  return new Hono()
    .get(pattern(routes.forecastScores), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      return answerJson(context, await scoreCaseForecasts(store, id));
    })
    .post(pattern(routes.newForecast), async (context) => {
      const { id: caseId } = await requireCase(store, context.req.param('case')!);
      const { by, reason, ...draft } = await readBody(context, newForecastSchema);
      return answerChange(context, store, null, async (changing) => [
        (await openForecast(changing, { caseId, ...stated(draft) } as ForecastDraft, changeOf({ by, reason }))).id,
      ]);
    })
    .post(pattern(routes.forecastResolution), async (context) => {
      const forecastId = context.req.param('forecast')!;
      const { because, by, ...rest } = await readBody(context, forecastResolutionSchema);
      const request = { forecastId, reason: because, ...stated(rest) } as ResolutionRequest;
      return answerChange(context, store, { kind: 'forecast', id: forecastId }, async (changing) => [
        (await resolveForecast(changing, request, { kind: 'person', name: by })).id,
      ]);
    });
}

/** Without the members that were left out. */
function stated<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
