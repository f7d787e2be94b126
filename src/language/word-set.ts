import { WordTable } from '#core';
import type { Token } from './tokens.ts';

/** Words in lower case; asked about a token it remembers the answer by the word's number, as a `WordTable` does. */
export class WordSet extends Set<string> {
  readonly #members = new WordTable<Token, boolean>(({ lower }) => this.has(lower));

  /** Whether the word of a token is one of them; false where there is no token. */
  holds(token: Token | undefined): boolean {
    return token !== undefined && this.#members.of(token);
  }
}
