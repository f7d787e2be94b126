import type { Outcome, SourceGrade } from '#core';

/** How often a source was borne out, and the letter that would fit. People decide. */
export interface SourceSuggestion {
  readonly partyId: string;
  readonly suggested: SourceGrade;
  /** Decided outcomes; `partly` counts half in `borneOut`. */
  readonly decided: number;
  readonly borneOut: number;
  readonly open: number;
  readonly reasons: readonly string[];
}

/** Fewer decided outcomes than this cannot be judged. */
const fewest = 3;
/** "Completely reliable" asks for a long history. */
const fewestForA = 10;

/**
 * Suggests an Admiralty letter from the history of a source. The share borne out is the mean of its posterior under the
 * Jeffreys prior, (k + ½) / (n + 1), so that three out of three do not make a source perfect. The limits 0.95, 0.8, 0.6 and
 * 0.4 are ours: the code says "usually" and "fairly" and gives no numbers.
 */
export function suggestSourceGrade(partyId: string, outcomes: readonly Outcome[]): SourceSuggestion {
  const own = outcomes.filter((outcome) => outcome.partyId === partyId);
  const decided = own.filter((outcome) => outcome.borneOut !== 'open');
  const borneOut = decided.reduce((sum, { borneOut: how }) => sum + { yes: 1, partly: 0.5, no: 0, open: 0 }[how], 0);
  const share = (borneOut + 0.5) / (decided.length + 1);
  const suggested = decided.length < fewest ? 'F' : letterOf(share, decided.length);
  return {
    partyId,
    suggested,
    decided: decided.length,
    borneOut,
    open: own.length - decided.length,
    reasons: [
      decided.length < fewest
        ? `${decided.length} of its statements have been decided; below ${fewest} it cannot be judged`
        : `${borneOut} of ${decided.length} decided statements were borne out; corrected for few cases that is ${Math.round(share * 100)} %`,
      ...(suggested === 'B' && share >= 0.95 ? [`A asks for at least ${fewestForA} decided statements`] : []),
      ...decided.map(({ borneOut: how, reason }) => `${how}: ${reason}`),
    ],
  };
}

function letterOf(share: number, decided: number): SourceGrade {
  if (share >= 0.95 && decided >= fewestForA) return 'A';
  if (share >= 0.8) return 'B';
  if (share >= 0.6) return 'C';
  return share >= 0.4 ? 'D' : 'E';
}
