import { type Actor, type Citation, type Forecast, firstDay, lastDay, parsePartialDate } from '#core';
import { CaseError } from '../errors.ts';
import { ReferenceCheck } from '../formats/references.ts';
import type { Store } from '../ports/store.ts';

export interface ResolutionRequest {
  readonly forecastId: string;
  readonly outcome: 'yes' | 'no' | 'void' | 'open';
  /** The day it was decided; default: the deadline. */
  readonly on?: string;
  readonly reason: string;
  readonly sourceUrl?: string;
  readonly citations: readonly Citation[];
}

/**
 * Resolves a forecast by evidence, or takes a resolution back (`open`). What came after the deadline is a "no", and a
 * "no" is not said before it. Throws CaseError `contradiction` or `incomplete`, with the days.
 */
export async function resolveForecast(store: Store, request: ResolutionRequest, actor: Actor): Promise<Forecast> {
  return store.transaction({ actor, reason: `resolve: ${request.reason}` }, async (writer) => {
    const forecast = await writer.get('forecast', request.forecastId);
    if (!forecast)
      throw new CaseError('no-such-record', `there is no forecast "${request.forecastId}" in this workspace`);
    const resolved: Forecast = { ...forecast, resolution: resolutionOf(forecast, request) };
    const fault = await new ReferenceCheck(writer).findFault('forecast', resolved);
    if (fault !== undefined) throw new CaseError('no-such-record', fault);
    await writer.put('forecast', [resolved]);
    return resolved;
  });
}

function resolutionOf(forecast: Forecast, request: ResolutionRequest): Forecast['resolution'] {
  const { outcome, reason, citations } = request;
  const sourceUrl = request.sourceUrl ?? null;
  if (reason.trim() === '') throw new CaseError('incomplete', `${outcome}: say why (--reason)`);
  if (outcome === 'open') return { outcome, on: null, reason, sourceUrl, citations };
  const on = request.on === undefined ? forecast.deadline : parsePartialDate(request.on);
  if (on === null) throw new CaseError('incomplete', 'say on which day it was decided (--on)');
  if (outcome !== 'void' && sourceUrl === null && citations.length === 0) {
    throw new CaseError(
      'incomplete',
      `a forecast is resolved by evidence: name an address (--source), an observation (--observation) or words of a document (--document, --exact)`,
    );
  }
  checkDays(forecast, outcome, on);
  return { outcome, on, reason, sourceUrl, citations };
}

function checkDays({ made, deadline }: Forecast, outcome: 'yes' | 'no' | 'void', on: Forecast['made']): void {
  if (lastDay(on) < firstDay(made))
    throw new CaseError('contradiction', `it cannot be decided on ${on}, before it was made on ${made}`);
  if (deadline === null) return;
  const late = firstDay(on) - lastDay(deadline);
  if (outcome === 'yes' && late > 0) {
    throw new CaseError(
      'contradiction',
      `${on} is ${late} days after the deadline ${deadline}: what came later makes it a "no"`,
    );
  }
  if (outcome === 'no' && lastDay(on) < lastDay(deadline))
    throw new CaseError('contradiction', `on ${on} it can still come true: the deadline is ${deadline}`);
}
