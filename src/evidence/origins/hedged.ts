import type { Claim } from '#core';

/** Whether a claim infers rather than states: "may mean", "likely", an assessment. Approximate numbers are no hedge. */
export function isInference(claim: Claim): boolean {
  if (claim.kind === 'assessment' || claim.kind === 'forecast' || claim.likelihood !== null) return true;
  return claim.hedges.some(({ kind }) => kind === 'modal' || kind === 'adverb' || kind === 'evidential');
}

/** Whether a proposition is itself an inference, so that inferring it is stating it. */
export function isHedged(text: string): boolean {
  return /\b(?:likely|probabl[ey]|possibl[ey]|perhaps|may|might|could|suggests?|indicates?|wahrscheinlich|vermutlich|möglicherweise|vielleicht|dürften?|könnten?|deutet|spricht für)(?![\p{L}])/iu.test(
    text,
  );
}
