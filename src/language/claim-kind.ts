import type { ClaimKind, ExtractedClaim, Hedge } from '#core';
import type { Stance } from './attribution.ts';
import type { Topics } from './language-pack.ts';

/** What decides a claim's kind. `words` are the message's words in lower case. */
export interface KindEvidence {
  readonly stance: Stance;
  readonly polarity: ExtractedClaim['polarity'];
  readonly hedges: readonly Hedge[];
  readonly words: readonly string[];
  readonly topics: Topics;
}

/**
 * The kind of a claim: what the announcing verb says comes first (denial, demand, forecast), then what the words are about
 * (law, things seen), then how sure they sound; what is left is an assertion.
 */
export function kindOf(evidence: KindEvidence): ClaimKind {
  const { stance, polarity, hedges, words, topics } = evidence;
  if (polarity === 'denied' || (stance === 'assure' && polarity === 'negated')) return 'denial';
  if (stance === 'demand') return 'demand';
  if (stance === 'forecast') return 'forecast';
  if (stance === 'observe') return 'observation';
  if (mentions(words, topics.legal)) return 'legal';
  const isHedged = hedges.some(({ kind }) => kind !== 'approximator' && kind !== 'reportative');
  if (!isHedged && mentions(words, topics.observation)) return 'observation';
  if (mentions(words, topics.demand)) return 'demand';
  if (mentions(words, topics.future)) return 'forecast';
  if (isHedged || stance === 'opine' || stance === 'evidence') return 'assessment';
  return 'assertion';
}

/** Whether any word is in the list; entries may end (or begin) with `*`, entries of two words need both in a row. */
function mentions(words: readonly string[], list: readonly string[]): boolean {
  return list.some((entry) => {
    const [first, second] = entry.split(' ');
    return words.some(
      (word, index) => fits(word, first!) && (second === undefined || fits(words[index + 1] ?? '', second)),
    );
  });
}

function fits(word: string, pattern: string): boolean {
  if (pattern.startsWith('*'))
    return pattern.endsWith('*') ? word.includes(pattern.slice(1, -1)) : word.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}
