import { WordTable } from '#core';
import type { Token } from './tokens.ts';

/**
 * Words that show what a text is about. Entries are lower case; `*` at an end stands for any letters, and an entry of two
 * words needs both in a row.
 */
export class TopicWords {
  readonly #singles: readonly string[];
  readonly #pairs: readonly (readonly [first: string, second: string])[];
  /** 1 where a word is meant by itself, 2 where it begins a pair, 0 where neither. */
  readonly #meanings = new WordTable<Token, number>(({ lower }) =>
    this.#singles.some((entry) => fits(lower, entry)) ? 1 : this.#pairs.some(([first]) => fits(lower, first)) ? 2 : 0,
  );

  constructor(entries: readonly string[]) {
    this.#singles = entries.filter((entry) => !entry.includes(' '));
    this.#pairs = entries
      .filter((entry) => entry.includes(' '))
      .map((entry) => entry.split(' ') as unknown as [string, string]);
  }

  /** Whether any word of the tokens `from` to before `to` is meant by an entry; numbers and marks are passed over. */
  isIn(tokens: readonly Token[], from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      const token = tokens[index]!;
      if (token.kind !== 'word') continue;
      const found = this.#meanings.of(token);
      if (found === 1 || (found === 2 && this.#hasPair(tokens, index, to))) return true;
    }
    return false;
  }

  #hasPair(tokens: readonly Token[], at: number, to: number): boolean {
    let behind = at + 1;
    while (behind < to && tokens[behind]!.kind !== 'word') behind++;
    if (behind >= to) return false;
    const [word, next] = [tokens[at]!.lower, tokens[behind]!.lower];
    return this.#pairs.some(([first, second]) => fits(word, first) && fits(next, second));
  }
}

function fits(word: string, pattern: string): boolean {
  if (pattern.startsWith('*'))
    return pattern.endsWith('*') ? word.includes(pattern.slice(1, -1)) : word.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}
