import type { HedgeKind } from '#core';
import type { Token } from '../tokens.ts';
import { WordSet } from '../word-set.ts';

const states = new WordSet([
  'besitzen',
  'sein',
  'haben',
  'verfügen',
  'leiden',
  'geben',
  'befinden',
  'betragen',
  'liegen',
  'wissen',
  'leben',
  'stammen',
  'planen',
  'arbeiten',
  'stehen',
  'gehören',
  'umfassen',
  'enthalten',
  'unterstützen',
  'zählen',
  'kosten',
  'worden',
]);

/**
 * Whether "soll" or "sollen" reports hearsay: with a perfect infinitive ("soll geliefert haben") or a verb of state
 * ("soll besitzen"). Otherwise it tells a plan or a duty ("soll gebaut werden").
 */
export function isReportativeSoll(tokens: readonly Token[], at: number, limit: number): boolean {
  const { lower } = tokens[at]!;
  if (lower !== 'soll' && lower !== 'sollen') return false;
  for (let next = at + 1; next < Math.min(limit, at + 40); next++) {
    const { text } = tokens[next]!;
    if (text === ',' || text === '.' || text === ';' || text === '–') return states.holds(tokens[next - 1]!);
  }
  return limit > at + 1 && states.holds(tokens[limit - 1]!);
}

const numberWords = new WordSet([
  'ein',
  'eine',
  'einem',
  'einen',
  'einer',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
  'zwanzig',
  'dreißig',
  'vierzig',
  'fünfzig',
  'hundert',
  'tausend',
  'hunderte',
  'tausende',
  'dutzend',
  'dutzende',
  'die',
  'der',
  'das',
  'hunderttausend',
  'zweihundert',
  'doppelt',
  'halb',
]);
const boundWords = new WordSet([
  'rund',
  'etwa',
  'gut',
  'knapp',
  'fast',
  'circa',
  'ca',
  'ungefähr',
  'zirka',
  'bis zu',
  'an die',
  'um die',
]);

/** Approximators need a number behind them; "soll" needs hearsay; "kaum" and "wohl" stand as the lexicon has them. */
export function judgeHedge(tokens: readonly Token[], from: number, to: number): HedgeKind | 'none' | undefined {
  const { lower } = tokens[from]!;
  if (lower === 'soll' || lower === 'sollen')
    return isReportativeSoll(tokens, from, tokens.length) ? 'reportative' : 'none';
  if (
    !boundWords.has(
      tokens
        .slice(from, to)
        .map((token) => token.lower)
        .join(' '),
    )
  )
    return undefined;
  const next = tokens[to]?.text === '.' ? tokens[to + 1] : tokens[to];
  return next && (next.kind === 'number' || numberWords.holds(next)) ? undefined : 'none';
}
