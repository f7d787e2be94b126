import type { ClaimKind, ExtractedClaim, Hedge } from '#core';
import type { Stance } from './attribution.ts';
import type { Topics } from './language-pack.ts';
import type { Token } from './tokens.ts';

/** What decides a claim's kind. `words` are those of the message. */
export interface KindEvidence {
  readonly stance: Stance;
  readonly polarity: ExtractedClaim['polarity'];
  readonly hedges: readonly Hedge[];
  readonly words: readonly Token[];
  readonly topics: Topics;
}

/**
 * The kind of a claim: what the announcing verb says comes first (denial, demand, forecast), then what the words are about
 * (law, things seen), then how sure they sound; what is left is an assertion. What somebody would not say is background.
 */
export function kindOf(evidence: KindEvidence): ClaimKind {
  const { stance, polarity, hedges, words, topics } = evidence;
  if (polarity === 'denied' || (stance === 'assure' && polarity === 'negated')) return 'denial';
  if (stance === 'withhold') return 'background';
  if (stance === 'demand') return 'demand';
  if (stance === 'forecast') return 'forecast';
  if (stance === 'observe') return 'observation';
  if (topics.legal.isIn(words)) return 'legal';
  const isHedged = hedges.some(({ kind }) => kind !== 'approximator' && kind !== 'reportative');
  if (!isHedged && topics.observation.isIn(words)) return 'observation';
  if (topics.demand.isIn(words)) return 'demand';
  if (topics.future.isIn(words)) return 'forecast';
  if (isHedged || stance === 'opine' || stance === 'evidence') return 'assessment';
  return 'assertion';
}
