/**
 * Words that show what a text is about. Entries are lower case; `*` at an end stands for any letters, and an entry of two
 * words needs both in a row. What a word matches is remembered, so that a text costs one look-up a word.
 */
export class TopicWords {
  readonly #singles: readonly string[];
  readonly #pairs: readonly (readonly [first: string, second: string])[];
  /** Bits by word: 1 where it is meant by itself, 2 where it begins a pair. */
  readonly #known = new Map<string, number>();

  constructor(entries: readonly string[]) {
    this.#singles = entries.filter((entry) => !entry.includes(' '));
    this.#pairs = entries
      .filter((entry) => entry.includes(' '))
      .map((entry) => entry.split(' ') as unknown as [string, string]);
  }

  /** Whether any of the words, in lower case and in order, is meant by an entry. */
  isIn(words: readonly string[]): boolean {
    for (let index = 0; index < words.length; index++) {
      const found = this.#meaningOf(words[index]!);
      if (found !== 0 && ((found & 1) !== 0 || this.#hasPair(words[index]!, words[index + 1]))) return true;
    }
    return false;
  }

  #meaningOf(word: string): number {
    let found = this.#known.get(word);
    if (found === undefined) {
      const isSingle = this.#singles.some((entry) => fits(word, entry));
      found = (isSingle ? 1 : 0) | (this.#pairs.some(([first]) => fits(word, first)) ? 2 : 0);
      if (this.#known.size >= mostWords) this.#known.clear();
      this.#known.set(word, found);
    }
    return found;
  }

  #hasPair(word: string, next: string | undefined): boolean {
    return next !== undefined && this.#pairs.some(([first, second]) => fits(word, first) && fits(next, second));
  }
}

/** Distinct words remembered before the memory is emptied. */
const mostWords = 50_000;

function fits(word: string, pattern: string): boolean {
  if (pattern.startsWith('*'))
    return pattern.endsWith('*') ? word.includes(pattern.slice(1, -1)) : word.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}
