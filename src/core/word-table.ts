/** A word of a text with a number of its own, from 1 on; 0 for rare ones that get none. */
export interface NumberedWord {
  readonly word: number;
}

/**
 * What a rule asks of words, worked out once a word and then read by the word's number: a tenth of the cost of looking a word up
 * in a `Map` or trying a regular expression on it, and reading an article asks some fifty such questions of every word. Words
 * without a number are worked out each time.
 */
export class WordTable<Word extends NumberedWord, Fact extends {} | null> {
  readonly #tell: (word: Word) => Fact;
  /** By number of the word; nothing at 0. */
  readonly #facts: (Fact | undefined)[] = [undefined];

  constructor(tell: (word: Word) => Fact) {
    this.#tell = tell;
  }

  of(word: Word): Fact {
    const known = this.#facts[word.word];
    return known === undefined ? this.#learn(word) : known;
  }

  #learn(word: Word): Fact {
    const fact = this.#tell(word);
    if (word.word === 0) return fact;
    // Grown without holes, so that reading it stays an indexed load.
    while (this.#facts.length <= word.word) this.#facts.push(undefined);
    this.#facts[word.word] = fact;
    return fact;
  }
}

/** Words numbered at most; the first so many of a corpus are nearly all that its texts are made of. */
const mostNumbered = 50_000;

/** Gives words their numbers, in the order in which they are met. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    if (this.#numbers.size >= mostNumbered) return 0;
    this.#numbers.set(word, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}
