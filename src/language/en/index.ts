import type { LanguagePack } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';
import { matchTimex } from '../timex/match-timex.ts';
import { createMayBegin } from '../timex/may-begin.ts';
import { createTimeWords } from '../timex/time-words.ts';
import { headlineParties } from './words.ts';
import { abbreviations, numericAbbreviations } from './abbreviations.ts';
import { findAttributions, findParty } from './find-attributions.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { englishHedges } from './hedges.ts';
import { judgeHedge } from './judge-hedge.ts';
import { englishQuantities } from './quantities.ts';
import { englishReference } from './reference.ts';
import { englishTimes } from './time-lexicon.ts';
import { englishTopics, negations } from './topics.ts';
import { WordSet } from '../word-set.ts';

/** One to five capitalised words and a verb of speech in the past: "Senator Boyd asked", "Mr. J. Lang said". */
const speechTag =
  /^(?:\p{Lu}[\p{L}.’'-]*\s){1,5}(?:said|says|asked|asks|replied|wondered|demanded|shouted|cried|added|wrote|tweeted|responded)\b/u;

/** English. */
export function englishPack(): LanguagePack {
  const times = englishTimes();
  const words = createTimeWords(times);
  const mayBegin = createMayBegin(times);
  return {
    code: 'en',
    abbreviations,
    numericAbbreviations,
    isOrdinal: () => false,
    opensTag: (after) => speechTag.test(after),
    hedges: englishHedges(),
    judgeHedge,
    quantities: englishQuantities(),
    reference: englishReference,
    headlineParties,
    joinsSplitQuotations: true,
    negations,
    clauseOpeners: new WordSet(['who', 'which', 'whose', 'although', 'though', 'while', 'but', 'because', 'if']),
    sinceWords: new WordSet(['since', 'until', 'from']),
    topics: englishTopics(),
    matchTimex: (tokens, index, published) =>
      mayBegin(tokens, index) ? matchTimex({ lexicon: times, words, tokens, published }, index) : null,
    findAttributions,
    findParty,
    nounPhraseEnd,
    publicationWords: new WordSet('published updated posted date dated filed'.split(' ')),
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
