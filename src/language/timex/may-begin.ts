import { WordTable } from '#core';
import type { Token } from '../tokens.ts';
import type { TimeLexicon } from './lexicon.ts';

type WordClass = 'none' | 'opens' | 'joint' | 'phrase';

/**
 * Whether a time expression may begin at a token: a fast no for nine words of ten, so that the matchers are asked seldom.
 * What a word can do is worked out once; an article, "im" or "a" opens one only before a word or number that does, or one more
 * word on ("ein ganzes Jahr").
 */
export function createMayBegin(lexicon: TimeLexicon): (tokens: readonly Token[], index: number) => boolean {
  const classes = new WordTable(({ lower }: Token) => classify(lexicon, lower));
  return (tokens, index) => {
    const token = tokens[index]!;
    if (token.kind === 'number') return true;
    if (token.kind === 'mark') return token.lower === '’' || token.lower === "'";
    const found = classes.of(token);
    if (found === 'none' || found === 'opens') return found === 'opens';
    return (found === 'phrase' && opensPhrase(lexicon, tokens, index)) || joinsTime(tokens, index);
  };

  function joinsTime(tokens: readonly Token[], index: number): boolean {
    const next = tokens[index + 1];
    if (next === undefined) return false;
    if (next.kind !== 'word' || classes.of(next) !== 'none') return true;
    const behind = tokens[index + 2];
    return behind !== undefined && (behind.kind === 'number' || classes.of(behind) === 'opens');
  }
}

/** "der Zukunft", "vor kurzem", "no more than five": a phrase of several words stands here. */
function opensPhrase(lexicon: TimeLexicon, tokens: readonly Token[], index: number): boolean {
  const { fixed, feasts, degrees } = lexicon;
  const limit = tokens.length;
  return (
    fixed.matchAt(tokens, index, limit) !== undefined ||
    feasts.matchAt(tokens, index, limit) !== undefined ||
    degrees.matchAt(tokens, index, limit) !== undefined
  );
}

function classify(lexicon: TimeLexicon, lower: string): WordClass {
  const words = [
    lexicon.months,
    lexicon.weekdays,
    lexicon.seasons,
    lexicon.dayParts,
    lexicon.units,
    lexicon.ordinals,
    lexicon.directions,
    lexicon.fromLast,
    lexicon.halfBefore,
    lexicon.periodParts,
    lexicon.every,
    lexicon.timesWords,
    lexicon.yearNouns,
    lexicon.decades,
  ];
  if (words.some((list) => list.has(lower))) return 'opens';
  if (lexicon.fixed.hasWord(lower) || lexicon.feasts.hasWord(lower)) return 'opens';
  if (lexicon.compoundLength(lower) !== undefined || hasTimeEnding(lexicon, lower)) return 'opens';
  if ([lexicon.fixed, lexicon.feasts, lexicon.degrees].some((book) => book.hasFirst(lower))) return 'phrase';
  if (lexicon.determiners.has(lower) || lexicon.perUnit.has(lower)) return 'joint';
  return lexicon.numberOf(lower) === undefined ? 'none' : 'opens';
}

/** "Montagabend", "Sommermonate", "Mondays", "mid-September". */
function hasTimeEnding(lexicon: TimeLexicon, lower: string): boolean {
  if (lower.startsWith('mid-')) return true;
  if (!lexicon.nounsAreCapitalized) return lower.endsWith('s') && lexicon.weekdays.has(lower.slice(0, -1));
  if (/monaten?$/u.test(lower) || [...lexicon.seasons.keys()].some((season) => lower.endsWith(season))) return true;
  return [...lexicon.dayParts.keys()].some((part) => lower.endsWith(part));
}
