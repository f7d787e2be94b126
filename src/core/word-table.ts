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

/** Forms kept in the slots of a `FormTable`; a power of two. */
const slotCount = 1 << 15;
/** Forms kept by spelling, emptied before they grow more. */
const mostForms = 100_000;
/** Characters of a spelling that is kept; longer ones are made each time. */
const longestKept = 40;

/**
 * The forms of spellings, each made once: equal words of all texts share one object, and their strings. A stretch of a text is
 * compared with the form in its slot character by character, which spares cutting it out and hashing it as a string.
 */
export class FormTable<Form extends { readonly text: string }> {
  readonly #make: (spelling: string) => Form;
  readonly #slots: (Form | undefined)[] = [];
  readonly #bySpelling = new Map<string, Form>();

  constructor(make: (spelling: string) => Form) {
    this.#make = make;
    while (this.#slots.length < slotCount) this.#slots.push(undefined);
  }

  /** The form of the characters from `start` to before `end`. */
  at(text: string, start: number, end: number): Form {
    let hash = end - start;
    for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
    const kept = this.#slots[slot];
    if (kept !== undefined && isSpelt(kept.text, text, start, end)) return kept;
    const form = this.of(text.slice(start, end));
    if (end - start <= longestKept) this.#slots[slot] = form;
    return form;
  }

  of(spelling: string): Form {
    const known = this.#bySpelling.get(spelling);
    if (known !== undefined) return known;
    const form = this.#make(spelling);
    if (spelling.length > longestKept) return form;
    if (this.#bySpelling.size >= mostForms) this.#bySpelling.clear();
    this.#bySpelling.set(spelling, form);
    return form;
  }
}

function isSpelt(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let index = 0; index < spelling.length; index++)
    if (spelling.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}
