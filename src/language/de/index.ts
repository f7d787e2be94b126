import type { LanguagePack } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';
import { matchTimex } from '../timex/match-timex.ts';
import { createMayBegin } from '../timex/may-begin.ts';
import { createTimeWords } from '../timex/time-words.ts';
import { abbreviations, numericAbbreviations } from './abbreviations.ts';
import { findAttributions, findParty } from './find-attributions.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { germanHedges } from './hedges.ts';
import { judgeHedge } from './judge-hedge.ts';
import { germanQuantities } from './quantities.ts';
import { germanReference } from './reference.ts';
import { germanTimes } from './time-lexicon.ts';
import { germanTopics, negations } from './topics.ts';
import { headlineParties, relativePronouns } from './words.ts';
import { WordSet } from '../word-set.ts';

/** German. */
export function germanPack(): LanguagePack {
  const times = germanTimes();
  const words = createTimeWords(times);
  const mayBegin = createMayBegin(times);
  return {
    code: 'de',
    abbreviations,
    numericAbbreviations,
    isOrdinal: (before, next) => isOrdinal(before, next, times.months),
    opensTag: () => false,
    hedges: germanHedges(),
    judgeHedge,
    quantities: germanQuantities(),
    reference: germanReference,
    headlineParties,
    joinsSplitQuotations: false,
    negations,
    clauseOpeners: relativePronouns,
    sinceWords: new WordSet(['seit', 'ab', 'bis']),
    topics: germanTopics(),
    matchTimex: (tokens, index, published) =>
      mayBegin(tokens, index) ? matchTimex({ lexicon: times, words, tokens, published }, index) : null,
    findAttributions,
    findParty,
    nounPhraseEnd,
    publicationWords: new WordSet('veröffentlicht stand aktualisiert erschienen datum publiziert'.split(' ')),
    uncertainOpenings: new PhraseBook(
      [
        'unklar ist',
        'unklar blieb',
        'unklar bleibt',
        'offen ist',
        'ungewiss ist',
        'fraglich ist',
        'es ist unklar',
        'noch ist unklar',
        'unklar war',
        'es bleibt unklar',
      ].map((phrase) => [phrase, true]),
    ),
  };
}

const beforeOrdinals = new WordSet([
  'am',
  'der',
  'dem',
  'des',
  'den',
  'die',
  'das',
  'vom',
  'zum',
  'bis',
  'im',
  'seit',
  'ab',
  'beim',
  'und',
  'seinen',
  'ihren',
  'seinem',
  'ihrem',
]);

/** "5. Oktober", "21. Jahrhundert", "am 5. und 6. Mai"; but "Es waren 20. Danach …" ends a sentence. */
function isOrdinal(before: string | undefined, next: string, months: ReadonlyMap<string, number>): boolean {
  if (next === '' || next[0] === next[0]!.toLowerCase()) return true;
  return months.has(next.toLowerCase()) || (before !== undefined && beforeOrdinals.has(before));
}
