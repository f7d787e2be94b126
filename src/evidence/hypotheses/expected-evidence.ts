import { type Hypothesis, type Observable, type Observation, type PartialDate, formatDay, lastDay } from '#core';
import { findShowing, findLooks } from '../indicators/match-observable.ts';

/** Something that ought to be there if a hypothesis were true, and whether it is. */
export interface ExpectedEvidence {
  readonly hypothesisId: string;
  readonly observable: Observable;
  /**
   * `found`: an observation shows it. `absent`: looked, and not there, which speaks against the hypothesis.
   * `not-looked-for`: no usable look; a gap, and not evidence of absence.
   */
  readonly status: 'found' | 'absent' | 'not-looked-for';
  readonly observationIds: readonly string[];
}

/** Looks older than this say nothing of what a hypothesis explains. */
const recentDays = 180;

/** What each hypothesis expects, in the half year up to the day the case looks from. */
export function expectedEvidence(
  hypotheses: readonly Hypothesis[],
  observations: readonly Observation[],
  asOf: PartialDate,
): ExpectedEvidence[] {
  const period = { from: formatDay(lastDay(asOf) - recentDays), until: asOf };
  return hypotheses.flatMap(({ id, expects }) =>
    expects.map((observable): ExpectedEvidence => {
      const shown = findShowing(observable, observations, period);
      if (shown.length > 0) return entry(id, observable, 'found', shown);
      const looks = findLooks(observable, observations, period);
      return entry(id, observable, looks.length > 0 ? 'absent' : 'not-looked-for', looks);
    }),
  );
}

function entry(
  hypothesisId: string,
  observable: Observable,
  status: ExpectedEvidence['status'],
  observations: readonly Observation[],
): ExpectedEvidence {
  return { hypothesisId, observable, status, observationIds: observations.map(({ id }) => id) };
}
