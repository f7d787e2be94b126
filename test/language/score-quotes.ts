import type { ExtractedClaim } from '#core';

/** Stretches of a text, half open. */
export type Spans = readonly (readonly [number, number])[];

/** One quotation with its roles; a role that is not there is an empty list. */
export type Quotation = Readonly<Record<Role | 'message', Spans>>;

type Role = 'speaker' | 'cue' | 'frame' | 'addressee';
const roles: readonly Role[] = ['speaker', 'cue', 'frame', 'addressee'];

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** An annotated or predicted document. */
export interface ScoredDocument {
  readonly text: string;
  readonly gold: readonly Quotation[];
  readonly predicted: readonly Quotation[];
}

/**
 * The measure of issue 5: quotations are paired one to one by largest overlap of messages; precision is the shared share of what was
 * predicted, recall of what is gold, unpaired ones count 0; the mean is over all predicted, or all gold, spans of the kind.
 */
export function scoreQuotes(documents: readonly ScoredDocument[]): Record<'messages' | 'roles' | 'joint', Score> {
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

/** A claim in the terms of the benchmark; neighbouring sentences in reported mood are one quotation there. */
export function quotationsOf(claims: readonly ExtractedClaim[]): Quotation[] {
  const spans = (span: { start: number; end: number } | null): Spans => (span ? [[span.start, span.end]] : []);
  const merged: { quotation: Quotation; claim: ExtractedClaim }[] = [];
  for (const claim of claims) {
    if (claim.type === 'plain') continue;
    const last = merged.at(-1);
    const message = spans(claim);
    if (last && isContinued(last.claim, claim)) {
      merged[merged.length - 1] = {
        claim,
        quotation: { ...last.quotation, message: [...last.quotation.message, ...message] },
      };
      continue;
    }
    const { speaker, cue, frame, addressee } = claim;
    const quotation = {
      message,
      speaker: spans(speaker),
      cue: spans(cue),
      frame: spans(frame),
      addressee: spans(addressee),
    };
    merged.push({ quotation, claim });
  }
  return merged.map(({ quotation }) => quotation);
}

function isContinued(before: ExtractedClaim, claim: ExtractedClaim): boolean {
  const isFree = (one: ExtractedClaim): boolean => one.cue === null && one.frame === null && one.type !== 'direct';
  return (
    isFree(before) && isFree(claim) && before.speaker?.start === claim.speaker?.start && claim.start - before.end < 6
  );
}

type WordSets = Readonly<Record<Role | 'message', ReadonlySet<number>>>;

function wordsOf(text: string): [number, number][] {
  return [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function wordSets(quotation: Quotation, words: readonly [number, number][]): WordSets {
  const inside = (spans: Spans): Set<number> => {
    const found = new Set<number>();
    words.forEach(([from, to], index) => {
      if (spans.some(([start, end]) => from < end && start < to)) found.add(index);
    });
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

  score(): Score {
    const precision = this.#sums.precision / Math.max(1, this.#sums.predicted);
    const recall = this.#sums.recall / Math.max(1, this.#sums.gold);
    return { precision, recall, f1: (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall) };
  }
}
