import { editDistance } from './edit-distance.ts';
import { foldName, foldNameWidely, splitName } from './fold-name.ts';

/** How a word of a name answers to one of the other. */
type WordMatch = 'same' | 'romanisation' | 'wide romanisation' | 'spelling' | 'initial';

/** One word of the one name beside one of the other, with what it is worth, 0..1. */
interface NamePart {
  readonly name: string;
  readonly listed: string;
  readonly how: WordMatch;
  readonly score: number;
}

export interface NameComparison {
  /** 0..1: the mean of the weighted shares of both names that are matched, less a little where the order differs. */
  readonly score: number;
  readonly parts: readonly NamePart[];
  /** Words of either that answer to nothing in the other. */
  readonly unmatched: { readonly name: readonly string[]; readonly listed: readonly string[] };
  readonly isOrderDifferent: boolean;
}

/** How telling a word is; rare ones count more than `trading` or `kim`. */
export type WordWeight = (word: string) => number;

/** What a match of each kind is worth. */
const worth = { same: 1, romanisation: 0.97, 'wide romanisation': 0.92, initial: 0.85 } as const;
const orderPenalty = 0.02;

/** A word with its foldings. */
interface FoldedWord {
  readonly word: string;
  readonly folded: string;
  readonly wide: string;
}

/** A name made ready for comparing: its words, and besides with each pair of neighbours joined. */
export type PreparedName = readonly (readonly FoldedWord[])[];

/** Splits and folds once what is compared many times. */
export function prepareName(name: string): PreparedName {
  const folded = new Map<string, FoldedWord>();
  const fold = (word: string): FoldedWord => {
    const kept = folded.get(word) ?? { word, folded: foldName(word), wide: foldNameWidely(word) };
    folded.set(word, kept);
    return kept;
  };
  return joinings(splitName(name)).map((words) => words.map(fold));
}

/**
 * Compares two names word by word, whatever their order, with syllables written apart or together (`Ho-jin`, `Hojin`).
 * Of all ways of joining neighbouring words the best is taken.
 */
export function compareNames(name: PreparedName, listed: PreparedName, weightOf: WordWeight): NameComparison {
  let best: NameComparison | null = null;
  for (const words of name) {
    for (const others of listed) {
      const found = compareWords(words, others, weightOf);
      if (best === null || found.score > best.score) best = found;
    }
  }
  return best!;
}

/** The words as they are, and with each pair of neighbours joined. */
function joinings(words: readonly string[]): string[][] {
  const joined = words.slice(1).map((word, at) => [...words.slice(0, at), words[at]! + word, ...words.slice(at + 2)]);
  return words.length <= 4 ? [[...words], ...joined] : [[...words]];
}

function compareWords(
  words: readonly FoldedWord[],
  others: readonly FoldedWord[],
  weightOf: WordWeight,
): NameComparison {
  const pairs = words
    .flatMap((word, at) => others.map((other, otherAt) => ({ at, otherAt, part: compareWord(word, other) })))
    .filter((pair): pair is typeof pair & { part: NamePart } => pair.part !== null)
    .toSorted((a, b) => b.part.score - a.part.score || a.at - b.at || a.otherAt - b.otherAt);
  const kept: typeof pairs = [];
  for (const pair of pairs)
    if (kept.every((one) => one.at !== pair.at && one.otherAt !== pair.otherAt)) kept.push(pair);
  kept.sort((a, b) => a.at - b.at);
  const isOrderDifferent = kept.some((pair, index) => index > 0 && pair.otherAt < kept[index - 1]!.otherAt);
  const matched = (side: 'name' | 'listed'): number =>
    kept.reduce((sum, { part }) => sum + part.score * weightOf(part[side]), 0);
  const total = (all: readonly FoldedWord[]): number => all.reduce((sum, { word }) => sum + weightOf(word), 0);
  const coverage = (matched('name') / total(words) + matched('listed') / total(others)) / 2;
  return {
    score: Math.max(0, coverage - (isOrderDifferent ? orderPenalty : 0)),
    parts: kept.map(({ part }) => part),
    unmatched: {
      name: words.filter((_, at) => kept.every((one) => one.at !== at)).map(({ word }) => word),
      listed: others.filter((_, at) => kept.every((one) => one.otherAt !== at)).map(({ word }) => word),
    },
    isOrderDifferent,
  };
}

function compareWord(one: FoldedWord, other: FoldedWord): NamePart | null {
  const [name, listed] = [one.word, other.word];
  const part = (how: WordMatch, score: number): NamePart => ({ name, listed, how, score });
  if (name === listed) return part('same', worth.same);
  if (one.folded === other.folded) return part('romanisation', worth.romanisation);
  if (one.wide === other.wide) return part('wide romanisation', worth['wide romanisation']);
  const [short, long] = name.length < listed.length ? [name, listed] : [listed, name];
  if (short.length === 1 && long.startsWith(short)) return part('initial', worth.initial);
  // Below five letters one changed letter makes another word: Kim, Kin, Kum.
  if (short.length < 5 || short.length < 0.75 * long.length) return null;
  const similarity = 1 - editDistance(name, listed) / long.length;
  return similarity >= 0.75 ? part('spelling', 0.9 * similarity + 0.05) : null;
}
