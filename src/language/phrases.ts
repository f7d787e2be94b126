import { WordTable } from '#core';
import type { Token } from './tokens.ts';

/** Words of a phrase looked for backwards, at most. */
const longestPhrase = 4;

interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** Phrases of one or more words with what each means, found at a token in time proportional to the longest phrase. */
export class PhraseBook<Meaning> {
  readonly #byFirstWord = new Map<string, Phrase<Meaning>[]>();
  /** The phrases that a word opens, longest first. */
  readonly #opened = new WordTable<Token, readonly Phrase<Meaning>[]>(
    ({ lower }) => this.#byFirstWord.get(lower) ?? [],
  );

  /** Words are separated by blanks, in lower case. Of several phrases that match, the longest wins. */
  constructor(entries: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of entries) {
      const words = phrase.split(' ');
      const list = this.#byFirstWord.get(words[0]!) ?? [];
      list.push({ words, meaning });
      list.sort((a, b) => b.words.length - a.words.length);
      this.#byFirstWord.set(words[0]!, list);
    }
  }

  /** The longest phrase whose last word stands right before `index`; `start` is the index of its first token. */
  findEndingAt(tokens: readonly Token[], index: number): { start: number; meaning: Meaning } | undefined {
    for (let start = Math.max(0, index - longestPhrase); start < index; start++) {
      const match = this.matchAt(tokens, start, index);
      if (match && match.end === index) return { start, meaning: match.meaning };
    }
    return undefined;
  }

  /** Whether a word is a phrase by itself. */
  hasWord(lower: string): boolean {
    return this.#byFirstWord.get(lower)?.some(({ words }) => words.length === 1) ?? false;
  }

  /** Whether some phrase begins with a word. */
  hasFirst(lower: string): boolean {
    return this.#byFirstWord.has(lower);
  }

  /** The longest phrase that begins at `index` and ends before `limit`; `end` is the index after its last token. */
  matchAt(tokens: readonly Token[], index: number, limit: number): { end: number; meaning: Meaning } | undefined {
    const token = tokens[index];
    if (token === undefined) return undefined;
    for (const { words, meaning } of this.#opened.of(token)) {
      const end = index + words.length;
      if (end <= limit && goesOn(tokens, index, words)) return { end, meaning };
    }
    return undefined;
  }
}

/** Whether the words behind the first are those of a phrase. */
function goesOn(tokens: readonly Token[], index: number, words: readonly string[]): boolean {
  for (let offset = 1; offset < words.length; offset++)
    if (tokens[index + offset]!.lower !== words[offset]) return false;
  return true;
}
