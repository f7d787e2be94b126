import { numberIn } from '../number-in.ts';

const format = numberIn('en');

/** Warning chains and forecasts. */
export const warning = {
  warningPage: {
    help: 'Full circle: seen in an observation. Lines: somebody says so. Ring: looked, and not there. Dashed: nobody looked, which is a gap and no all-clear.',
    summary: (seen: number, reported: number, steps: number): string =>
      `${format(seen)} seen and ${format(reported)} reported of ${format(steps)} ${steps === 1 ? 'step' : 'steps'}`,
    absent: 'looked, missing: speaks against the chain',
    unobserved: 'nobody looked',
    next: 'would come next',
    outOfOrder: 'dated after a later step',
    due: (from: string, to: string, reason: string): string => `expected ${from} to ${to}: ${reason}`,
    since: (date: string): string => `since ${date}`,
    lead: (low: number, high: number): string => `${format(low)}–${format(high)} days before the end`,
    moves: 'The evidence would move these steps',
    accept: (count: number): string => `Move ${format(count)} ${count === 1 ? 'step' : 'steps'}`,
    needs: 'What to look for',
    needsHelp: 'Images that would tell most, gaps first. The search looks among the scenes of this workspace.',
    noNeeds: 'No step and no explanation lacks a look.',
    when: 'Taken between',
    why: 'What it would tell',
    search: 'Search',
    kinds: { gap: 'gap', next: 'next step', again: 'look again' },
    inWorkspace: 'scenes here',
    inCatalog: 'ask a catalog',
    noPlace: 'the site has no boundary',
  },

  forecastsPage: {
    open: 'Open a forecast',
    openIt: 'Open it',
    fromClaim: 'From the claim',
    fields: {
      question: 'Question',
      forecaster: 'Forecaster',
      made: 'Made on',
      deadline: 'Deadline',
      words: 'In words (likely)',
      probability: 'Probability, %',
      criterion: 'What decides',
    },
    filledIn: 'What is left empty is taken from the claim and its document, where they say it.',
    needed: 'A forecast that nobody can score is none: deadline, what decides, and words or a probability.',
    resolve: 'Resolve',
    change: 'Change',
    resolveTitle: 'How it came out',
    outcomes: {
      yes: 'yes, it came true in time',
      no: 'no, not by the deadline',
      void: 'void: it cannot be decided',
      open: 'open again',
    },
    decidedOn: 'Decided on',
    source: 'Address of the evidence',
    observation: 'or what was seen',
    calibration: 'Calibration',
    calibrationHelp:
      'On the diagonal, of what was called 70 % likely, 70 % came true. The bars are 90 % intervals: with few forecasts they are wide, and nothing is shown yet.',
    everybody: 'all',
    scores: 'Scores',
    scoresHelp:
      'Brier score: 0 best, 1 worst; always saying one half gives 0.25. A range where words stand for a band.',
    scored: 'Scored',
    brier: 'Brier',
    cameTrue: 'Came true',
    openCount: 'Open',
    voidCount: 'Void',
  },
};
