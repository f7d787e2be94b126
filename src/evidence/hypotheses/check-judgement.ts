import type { Hypothesis, Judgement, LikelihoodWord } from '#core';

const extreme: ReadonlySet<LikelihoodWord> = new Set([
  'almost no chance',
  'very unlikely',
  'very likely',
  'almost certain',
]);

/**
 * What a judgement may not say. Where something that would decide cannot be seen, neither high confidence nor a word beyond
 * "unlikely" and "likely" is open to it: covered cars do not show arms, and do not exclude them. Undefined when all is well.
 */
export function findJudgementFault(judgement: Judgement, hypothesis: Hypothesis | undefined): string | undefined {
  const [unseen] = hypothesis?.unseeable ?? [];
  if (unseen === undefined) return undefined;
  const because = `it cannot be seen ${unseen.what}, which limits what may be concluded`;
  if (judgement.confidence === 'high') return `the confidence may not be "high": ${because}`;
  if (judgement.likelihood !== null && extreme.has(judgement.likelihood))
    return `"${judgement.likelihood}" goes too far, "unlikely" to "likely" is open: ${because}`;
  return undefined;
}
