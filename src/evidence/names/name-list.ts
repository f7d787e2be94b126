import type { Designation, Sentence } from '#core';
import { explainAll } from '../explain.ts';
import { type NameComparison, type PreparedName, compareNames, prepareName } from './compare-names.ts';
import { foldNameWidely, splitName } from './fold-name.ts';

/** A name that may be one of the list, with everything that speaks for it and against it. */
export interface NameMatch extends NameComparison {
  readonly designation: Designation;
  /** The name or alias of the list that it is closest to. */
  readonly listedName: string;
  readonly isAlias: boolean;
  readonly level: 'strong' | 'possible';
  /** In words: how each part answers, what is left over, how good the alias is. */
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
}

/** From `strong` on nobody should pass over it; from `possible` on a person should look. */
export const nameLevels = { strong: 0.95, possible: 0.85 } as const;
/** An alias that the list itself calls weak counts for less. */
const weakAlias = 0.95;

interface ListedName {
  readonly designation: Designation;
  readonly name: string;
  readonly prepared: PreparedName;
  readonly isAlias: boolean;
  readonly isWeak: boolean;
}

/** A list of designations made ready for comparing names with it. */
export class NameList {
  readonly #entries: readonly ListedName[];
  readonly #byWord = new Map<string, Set<number>>();
  readonly #frequency = new Map<string, number>();

  constructor(designations: readonly Designation[]) {
    this.#entries = designations.flatMap((designation) => [
      { designation, name: designation.name, prepared: prepareName(designation.name), isAlias: false, isWeak: false },
      ...designation.aliases.map(({ name, quality }) => ({
        designation,
        name,
        prepared: prepareName(name),
        isAlias: true,
        isWeak: quality === 'low',
      })),
    ]);
    for (const [index, { name }] of this.#entries.entries()) {
      for (const word of new Set(keysOf(name))) {
        this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(index));
        this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
      }
    }
  }

  /** The designations that a name may mean, best first; each once, by its closest name. */
  match(name: string, least: number = nameLevels.possible): NameMatch[] {
    const prepared = prepareName(name);
    const [words] = prepared;
    if (words === undefined || words.length === 0) return [];
    const weights = new Map<string, number>();
    const weightOf = (word: string): number => {
      const kept = weights.get(word) ?? this.#weight(word);
      weights.set(word, kept);
      return kept;
    };
    const best = new Map<string, NameMatch>();
    for (const index of this.#candidates(name)) {
      const { designation, name: listedName, prepared: listed, isAlias, isWeak } = this.#entries[index]!;
      const comparison = compareNames(prepared, listed, weightOf);
      const score = comparison.score * (isWeak ? weakAlias : 1);
      if (score < least || !isTelling(comparison, words.length)) continue;
      const kept = best.get(designation.id);
      if (kept !== undefined && kept.score >= score) continue;
      best.set(designation.id, {
        ...comparison,
        score,
        designation,
        listedName,
        isAlias,
        level: score >= nameLevels.strong && !hasInitials(comparison) ? 'strong' : 'possible',
        ...explainAll(reasonsOf(comparison, isAlias, isWeak)),
      });
    }
    return [...best.values()].toSorted((a, b) => b.score - a.score || (a.designation.id < b.designation.id ? -1 : 1));
  }

  /** Designations that carry this number: passport, IMO number. */
  matchIdentifier(text: string): Designation[] {
    const wanted = text.replace(/\D/g, '');
    if (wanted.length < 6) return [];
    const found = this.#entries.filter(({ designation }) =>
      designation.identifiers.some((one) => one.replace(/\D/g, '') === wanted),
    );
    return [...new Set(found.map(({ designation }) => designation))];
  }

  /** Names that share a word, however it is written, with this one. */
  #candidates(name: string): Set<number> {
    const found = new Set<number>();
    for (const word of keysOf(name)) for (const index of this.#byWord.get(word) ?? []) found.add(index);
    return found;
  }

  #weight(word: string): number {
    const frequency = this.#frequency.get(foldNameWidely(word)) ?? 0;
    return Math.log(1 + this.#entries.length / (1 + frequency)) * (word.length === 1 ? 0.5 : 1);
  }
}

/** Its words and pairs of neighbours joined, folded. */
function keysOf(name: string): string[] {
  const words = splitName(name);
  const joined = words.slice(1).map((word, at) => words[at]! + word);
  return [...words, ...joined].map(foldNameWidely);
}

/**
 * One family name alone names nobody: two words must answer, or one with the initials of all others. A single word counts
 * only where the list has no more.
 */
function isTelling({ parts, unmatched }: NameComparison, words: number): boolean {
  const full = parts.filter((part) => part.how !== 'initial');
  if (full.length >= 2) return true;
  const isComplete = unmatched.listed.length === 0 && unmatched.name.length === 0;
  return full.length === 1 && isComplete && (words === 1 || parts.length >= 2);
}

function hasInitials({ parts }: NameComparison): boolean {
  return parts.some(({ how }) => how === 'initial');
}

function reasonsOf(
  { parts, unmatched, isOrderDifferent }: NameComparison,
  isAlias: boolean,
  isWeak: boolean,
): Sentence[] {
  return [
    ...parts.map(({ name, listed, how, score }): Sentence => ({
      kind: 'name-word',
      name,
      listed,
      how,
      score: round(score),
    })),
    ...(unmatched.name.length > 0 ? [{ kind: 'name-words-over', words: unmatched.name } as const] : []),
    ...(unmatched.listed.length > 0 ? [{ kind: 'name-words-missing', words: unmatched.listed } as const] : []),
    ...(isOrderDifferent ? [{ kind: 'name-order' } as const] : []),
    ...(isAlias ? [{ kind: 'name-alias', isWeak } as const] : []),
  ];
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
