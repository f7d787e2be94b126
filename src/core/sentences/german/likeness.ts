import type { likeness as english } from '../english/likeness.ts';
import { zahl } from './words.ts';

const wordMatches = {
  same: 'ist dasselbe Wort',
  romanisation: 'ist eine andere Umschrift',
  'wide romanisation': 'kann eine andere Umschrift sein',
  spelling: 'ist fast gleich geschrieben',
  initial: 'ist der Anfangsbuchstabe',
} as const;

/** Why a name may be one of a list, and why two claims say the same thing. */
export const likeness: typeof english = {
  'name-word': ({ how, listed, name, score }) =>
    how === 'same'
      ? `„${name}“ ${wordMatches[how]} (1)`
      : `„${name}“ für „${listed}“ ${wordMatches[how]} (${zahl(score)})`,
  'name-words-over': ({ words }) => `nicht im Namen der Liste: ${words.join(', ')}`,
  'name-words-missing': ({ words }) => `nur im Namen der Liste: ${words.join(', ')}`,
  'name-order': () => 'die Wörter stehen in anderer Reihenfolge',
  'name-alias': ({ isWeak }) => (isWeak ? 'ein Alias, den die Liste schwach nennt' : 'ein Alias'),
  'name-number': () => 'dieselbe Nummer steht in der Liste',

  'same-event': ({ shared }) => `dasselbe Ereignis (${shared.join(', ')})`,
  'same-actors': ({ shared }) => `dieselben Beteiligten (${shared.join(', ')})`,
  'same-place': ({ shared }) => `derselbe Ort (${shared.join(', ')})`,
  'same-number': () => 'dieselbe oder fast dieselbe Zahl',
  'same-date': () => 'dasselbe Datum',
};
