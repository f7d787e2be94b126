type WordMatch = 'same' | 'romanisation' | 'wide romanisation' | 'spelling' | 'initial';

const wordMatches: Readonly<Record<WordMatch, string>> = {
  same: 'is the same word',
  romanisation: 'is another romanisation',
  'wide romanisation': 'may be another romanisation',
  spelling: 'is spelt almost alike',
  initial: 'is the initial',
};

/** Why a name may be one of a list, and why two claims say the same thing. */
export const likeness = {
  'name-word': ({
    how,
    listed,
    name,
    score,
  }: {
    name: string;
    listed: string;
    how: WordMatch;
    score: number;
  }): string =>
    how === 'same' ? `"${name}" ${wordMatches[how]} (1)` : `"${name}" for "${listed}" ${wordMatches[how]} (${score})`,
  'name-words-over': ({ words }: { words: readonly string[] }) => `not in the listed name: ${words.join(', ')}`,
  'name-words-missing': ({ words }: { words: readonly string[] }) => `only in the listed name: ${words.join(', ')}`,
  'name-order': (): string => 'the words stand in another order',
  'name-alias': ({ isWeak }: { isWeak: boolean }): string =>
    isWeak ? 'an alias that the list calls weak' : 'an alias',
  'name-number': (): string => 'the same number stands in the list',

  'same-event': ({ shared }: { shared: readonly string[] }) => `same event (${shared.join(', ')})`,
  'same-actors': ({ shared }: { shared: readonly string[] }) => `same actors (${shared.join(', ')})`,
  'same-place': ({ shared }: { shared: readonly string[] }) => `same place (${shared.join(', ')})`,
  'same-number': (): string => 'same or nearly the same number',
  'same-date': (): string => 'same date',
} as const;
