import type { LanguagePack } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';
import { matchTimex } from '../timex/match-timex.ts';
import { createMayBegin } from '../timex/may-begin.ts';
import { abbreviations, numericAbbreviations } from './abbreviations.ts';
import { findAttributions, findParty } from './find-attributions.ts';
import { englishHedges } from './hedges.ts';
import { judgeHedge } from './judge-hedge.ts';
import { englishTimes } from './time-lexicon.ts';
import { englishTopics, negations } from './topics.ts';

/** English. */
export function englishPack(): LanguagePack {
  const times = englishTimes();
  const mayBegin = createMayBegin(times);
  return {
    code: 'en',
    abbreviations,
    numericAbbreviations,
    isOrdinal: () => false,
    hedges: englishHedges(),
    judgeHedge,
    negations,
    clauseOpeners: new Set(['who', 'which', 'whose', 'although', 'though', 'while', 'but', 'because', 'if']),
    sinceWords: new Set(['since', 'until', 'from']),
    topics: englishTopics(),
    matchTimex: (tokens, index, published) =>
      mayBegin(tokens, index) ? matchTimex({ lexicon: times, tokens, published }, index) : null,
    findAttributions,
    findParty,
    uncertainOpenings: new PhraseBook(
      [
        'it is unclear',
        'it was unclear',
        'it remains unclear',
        'it is not clear',
        'it was not clear',
        'it is not known',
        'it remains to be seen',
        'it was not immediately clear',
        'unclear is',
      ].map((phrase) => [phrase, true]),
    ),
  };
}
