import { type SeededRandom, seededRandom } from '../railcars/seeded-random.ts';

/** A drawn article; articles with the same `family` descend from one text. */
export interface DrawnArticle {
  readonly id: string;
  readonly family: number;
  readonly text: string;
}

const words = 40_000;
const outlets = 400;

/**
 * Draws articles with their truth, always the same for a seed. A story is an event: names, a quotation and one to three
 * families, each written on its own about it. A family is one text and its copies (most often none, at times thirty):
 * words replaced (up to 15 %), sentences dropped (up to 40 %), moved and added, the outlet's boilerplate at the end.
 * Stock phrases ("told reporters on") stand everywhere. Families of one story share its names and its quotation and are
 * no copies of each other.
 */
export function* drawArticles(seed: number, count: number): Generator<DrawnArticle> {
  const random = seededRandom(seed);
  const draw = new Drawing(random);
  let [made, family] = [0, 0];
  while (made < count) {
    const story = { names: draw.wordList(5), quotation: draw.wordList(14 + random.whole(11)) };
    for (let left = 1 + random.whole(3); left > 0 && made < count; left--, family++) {
      const original = draw.article(story);
      const copies = random.uniform() < 0.6 ? 0 : Math.floor(30 * random.uniform() ** 3) + 1;
      for (let copy = 0; copy <= copies && made < count; copy++, made++) {
        const sentences = copy === 0 ? original : draw.rewrite(original);
        yield { id: `a${made}`, family, text: draw.print(sentences) };
      }
    }
  }
}

interface Story {
  readonly names: readonly string[];
  readonly quotation: readonly string[];
}
type Sentence = readonly string[];

class Drawing {
  readonly #random: SeededRandom;
  readonly #vocabulary: readonly string[];
  readonly #stock: readonly (readonly string[])[];
  readonly #boilerplate: readonly (readonly string[])[];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#vocabulary = Array.from({ length: words }, (_, at) => spell(at));
    this.#stock = Array.from({ length: 60 }, () => this.wordList(3 + random.whole(4)));
    this.#boilerplate = Array.from({ length: outlets }, () => this.wordList(8 + random.whole(40)));
  }

  /** By Zipf's law: the word of rank r comes 1/r as often as the first. */
  word(): string {
    return this.#vocabulary[Math.floor(words ** this.#random.uniform()) - 1]!;
  }

  wordList(length: number): string[] {
    return Array.from({ length }, () => this.word());
  }

  article({ names, quotation }: Story): Sentence[] {
    const sentences = Array.from({ length: 8 + this.#random.whole(12) }, () => this.sentence(names));
    sentences.splice(1 + this.#random.whole(4), 0, quotation);
    return sentences;
  }

  sentence(names: readonly string[]): Sentence {
    const body = this.wordList(8 + this.#random.whole(14));
    if (this.#random.uniform() < 0.5) body.splice(this.#random.whole(body.length - 1), 0, this.#pick(names));
    if (this.#random.uniform() < 0.3) body.splice(this.#random.whole(body.length - 1), 0, ...this.#pick(this.#stock));
    return body;
  }

  rewrite(original: readonly Sentence[]): Sentence[] {
    const [replaced, dropped] = [0.15 * this.#random.uniform(), 0.4 * this.#random.uniform()];
    const kept = original.filter(() => this.#random.uniform() >= dropped);
    const rewritten: Sentence[] = kept.map((sentence) =>
      sentence.map((word) => (this.#random.uniform() < replaced ? this.word() : word)),
    );
    if (this.#random.uniform() < 0.3 && rewritten.length > 2) {
      const from = this.#random.whole(rewritten.length - 1);
      rewritten.splice(this.#random.whole(rewritten.length - 1), 0, ...rewritten.splice(from, 1));
    }
    for (let added = this.#random.whole(3); added > 0; added--)
      rewritten.splice(this.#random.whole(rewritten.length), 0, this.sentence(this.wordList(3)));
    return rewritten;
  }

  print(sentences: readonly Sentence[]): string {
    return [...sentences, this.#pick(this.#boilerplate)].map((sentence) => `${sentence.join(' ')}.`).join(' ');
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random.whole(list.length - 1)]!;
  }
}

/** A pronounceable word for a number. */
function spell(rank: number): string {
  let word = '';
  for (let left = rank + 21; left > 0; left = Math.floor(left / 80)) {
    word += 'bcdfghklmnprstvz'[left % 16]! + 'aeiou'[Math.floor(left / 16) % 5]!;
  }
  return word;
}
