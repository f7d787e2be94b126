import {
  type Citation,
  type Claim,
  type Indicator,
  type Observation,
  type PartialDate,
  type Sentence,
  firstDay,
  formatDateSpan,
  formatDay,
  lastDay,
  say,
} from '#core';
import { findLooks, findSaying, findShowing } from './match-observable.ts';

/** A step that observations or claims move, for a person to accept. */
export interface StepMove {
  readonly indicatorId: string;
  readonly from: Indicator['status'];
  readonly to: Indicator['status'];
  readonly since: PartialDate | null;
  readonly citations: readonly Citation[];
  readonly reasons: readonly string[];
  /** The same as data. */
  readonly because: readonly Sentence[];
}

const rank: Readonly<Record<Indicator['status'], number>> = { 'not-observed': 0, 'not-seen': 1, reported: 2, seen: 3 };
/** How far back a step may lie where no lead time is known. */
const usualDays = 730;

/**
 * What the evidence up to a day says of each step: seen where an observation shows one of its observables, reported where a
 * claim says so, not seen where looks were usable and showed nothing. Only what is no older than the step's longest lead
 * time counts, since what was true years ago belongs to another run of the chain. A step never moves back.
 */
export function moveSteps(
  indicators: readonly Indicator[],
  evidence: { readonly observations: readonly Observation[]; readonly claims: readonly Claim[] },
  asOf: PartialDate,
): StepMove[] {
  return indicators.flatMap((indicator): StepMove[] => {
    const found = judgeStep(indicator, evidence, asOf);
    if (found === null || rank[found.to] <= rank[indicator.status]) return [];
    return [{ indicatorId: indicator.id, from: indicator.status, ...found }];
  });
}

function judgeStep(
  { observables, leadDays }: Indicator,
  { observations, claims }: { readonly observations: readonly Observation[]; readonly claims: readonly Claim[] },
  asOf: PartialDate,
): Omit<StepMove, 'indicatorId' | 'from'> | null {
  const period = { from: formatDay(lastDay(asOf) - (leadDays?.high ?? usualDays)), until: asOf };
  const shown = observables.flatMap((one) =>
    findShowing(one, observations, period).map((observation) => ({ observation, observable: one })),
  );
  if (shown.length > 0) {
    const first = shown.toSorted((a, b) => firstDay(a.observation.when.from) - firstDay(b.observation.when.from))[0]!;
    return {
      to: 'seen',
      since: first.observation.when.from,
      citations: uniqueObservations(shown.map((one) => one.observation)),
      ...told(
        shown.map(({ observation: { objectClass, when, observer }, observable }) => ({
          kind: 'step-shown',
          text: observable.text,
          objectClass,
          date: formatDateSpan(when),
          observer,
        })),
      ),
    };
  }
  const said = observables.flatMap((one) => findSaying(one, claims).map((claim) => ({ claim, observable: one })));
  if (said.length > 0) {
    return {
      to: 'reported',
      since: null,
      citations: said.map(({ claim }) => ({ kind: 'document', documentId: claim.documentId, exact: claim.text })),
      ...told(
        said.map(({ claim, observable }) => ({
          kind: 'step-said',
          text: observable.text,
          speaker: claim.speaker?.text ?? null,
          words: claim.text,
        })),
      ),
    };
  }
  const looks = observables.flatMap((one) => findLooks(one, observations, period));
  if (looks.length === 0) return null;
  return {
    to: 'not-seen',
    since: null,
    citations: uniqueObservations(looks),
    ...told([{ kind: 'step-looked', looks: looks.length, from: period.from, to: asOf }]),
  };
}

function told(because: readonly Sentence[]): Pick<StepMove, 'reasons' | 'because'> {
  return { reasons: because.map((one) => say(one)), because };
}

function uniqueObservations(observations: readonly Observation[]): Citation[] {
  return [...new Set(observations.map(({ id }) => id))].map((observationId) => ({
    kind: 'observation',
    observationId,
  }));
}
