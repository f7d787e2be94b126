import type { ClaimKind, ExtractedClaim, Hedge } from '#core';
import type { Stance } from './attribution.ts';
import type { Topics } from './language-pack.ts';
import type { Token } from './tokens.ts';

/** What decides a claim's kind; its message is the tokens `from` to before `to`. */
export interface KindEvidence {
  readonly stance: Stance;
  readonly polarity: ExtractedClaim['polarity'];
  readonly hedges: readonly Hedge[];
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly topics: Topics;
}

/**
 * The kind of a claim: what the announcing verb says comes first (denial, demand, forecast), then what the words are about
 * (law, things seen), then how sure they sound; what is left is an assertion. What somebody would not say is background.
 */
export function kindOf(evidence: KindEvidence): ClaimKind {
  const { stance, polarity, hedges, tokens, from, to, topics } = evidence;
  if (polarity === 'denied' || (stance === 'assure' && polarity === 'negated')) return 'denial';
  if (stance === 'withhold') return 'background';
  if (stance === 'demand') return 'demand';
  if (stance === 'forecast') return 'forecast';
  if (stance === 'observe') return 'observation';
  if (topics.legal.isIn(tokens, from, to)) return 'legal';
  const isHedged = hedges.some(({ kind }) => kind !== 'approximator' && kind !== 'reportative');
  if (!isHedged && topics.observation.isIn(tokens, from, to)) return 'observation';
  if (topics.demand.isIn(tokens, from, to)) return 'demand';
  if (topics.future.isIn(tokens, from, to)) return 'forecast';
  if (isHedged || stance === 'opine' || stance === 'evidence') return 'assessment';
  return 'assertion';
}
