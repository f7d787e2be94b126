import { type FScore, fScore } from './f-score.ts';

/** Stretches of a text: UTF-16 code units, half open. */
export type Spans = readonly (readonly [start: number, end: number])[];

type Role = 'speaker' | 'cue' | 'frame' | 'addressee';
const roles: readonly Role[] = ['speaker', 'cue', 'frame', 'addressee'];

/** One quotation with its roles, each in one piece or several; a role that is not there is an empty list. */
export type Quotation = Readonly<Record<Role | 'message', Spans>>;

/** An annotated document and what was found in it. */
export interface ScoredQuotations {
  readonly text: string;
  readonly gold: readonly Quotation[];
  readonly predicted: readonly Quotation[];
}

export interface QuoteScores {
  readonly messages: FScore;
  readonly roles: FScore;
  readonly joint: FScore;
}

/**
 * Quotations of a document are paired one to one by largest overlap of messages, the largest first. For each pair and
 * role precision is the shared share of the predicted tokens, recall that of the gold ones; what has no partner counts 0.
 * The mean is over all predicted (precision) or gold (recall) spans of all documents. Messages: the quotation; roles:
 * speaker, cue, frame, addressee; joint: all five. The measure of Petersen-Frey and Biemann (2024).
 */
export function scoreQuotes(documents: Iterable<ScoredQuotations>): QuoteScores {
  const messages = new Tally();
  const others = new Tally();
  for (const { text, gold, predicted } of documents) {
    const words = wordsOf(text);
    const goldWords = gold.map((quotation) => wordSets(quotation, words));
    const predictedWords = predicted.map((quotation) => wordSets(quotation, words));
    const partner = pair(goldWords, predictedWords);
    goldWords.forEach((one, index) => {
      const other = predictedWords[partner.get(index) ?? -1];
      messages.addRecall(one.message, other?.message);
      for (const role of roles) others.addRecall(one[role], other?.[role]);
    });
    const back = new Map([...partner].map(([goldIndex, predictedIndex]) => [predictedIndex, goldIndex]));
    predictedWords.forEach((one, index) => {
      const other = goldWords[back.get(index) ?? -1];
      messages.addPrecision(one.message, other?.message);
      for (const role of roles) others.addPrecision(one[role], other?.[role]);
    });
  }
  return { messages: messages.score(), roles: others.score(), joint: messages.plus(others).score() };
}

type WordSets = Readonly<Record<Role | 'message', ReadonlySet<number>>>;

/** Words and single marks, as the benchmark's own tokens: places in order. */
function wordsOf(text: string): [start: number, end: number][] {
  return [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function wordSets(quotation: Quotation, words: readonly [number, number][]): WordSets {
  const inside = (spans: Spans): Set<number> => {
    const found = new Set<number>();
    for (const [start, end] of spans)
      for (let index = firstEndingAfter(words, start); index < words.length && words[index]![0] < end; index++)
        found.add(index);
    return found;
  };
  const { message, speaker, cue, frame, addressee } = quotation;
  return {
    message: inside(message),
    speaker: inside(speaker),
    cue: inside(cue),
    frame: inside(frame),
    addressee: inside(addressee),
  };
}

function firstEndingAfter(words: readonly [number, number][], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]![1] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the predicted quotation for each gold one that has a partner. */
function pair(gold: readonly WordSets[], predicted: readonly WordSets[]): Map<number, number> {
  const candidates = gold.flatMap((one, goldIndex) =>
    predicted.map((other, index) => ({ goldIndex, index, shared: countShared(one.message, other.message) })),
  );
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { goldIndex, index, shared } of candidates.toSorted((a, b) => b.shared - a.shared)) {
    if (shared === 0 || partner.has(goldIndex) || taken.has(index)) continue;
    partner.set(goldIndex, index);
    taken.add(index);
  }
  return partner;
}

function countShared(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const index of one) if (other.has(index)) shared++;
  return shared;
}

/** Sums of shares and how many spans they are of. */
class Tally {
  #sums = { precision: 0, predicted: 0, recall: 0, gold: 0 };

  addRecall(gold: ReadonlySet<number>, predicted: ReadonlySet<number> | undefined): void {
    if (gold.size === 0) return;
    this.#sums.gold++;
    if (predicted) this.#sums.recall += countShared(gold, predicted) / gold.size;
  }

  addPrecision(predicted: ReadonlySet<number>, gold: ReadonlySet<number> | undefined): void {
    if (predicted.size === 0) return;
    this.#sums.predicted++;
    if (gold) this.#sums.precision += countShared(predicted, gold) / predicted.size;
  }

  plus(other: Tally): Tally {
    const sum = new Tally();
    for (const key of ['precision', 'predicted', 'recall', 'gold'] as const)
      sum.#sums[key] = this.#sums[key] + other.#sums[key];
    return sum;
  }

  score(): FScore {
    const { precision, predicted, recall, gold } = this.#sums;
    return fScore(precision / Math.max(1, predicted), recall / Math.max(1, gold));
  }
}
