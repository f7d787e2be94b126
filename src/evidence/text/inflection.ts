import type { Word } from './words.ts';

/**
 * Whether a word of a text may be a form of a word of an alias.
 *
 * Alone, an alias word takes only the endings of a noun in German (`Nordkoreas`, `Beamten`) or, in Cyrillic, an ending
 * of up to three letters (`Кремля`). Among several words the endings of adjectives and of French and Spanish plurals
 * are let through as well (`Weißes Haus`: `des Weißen Hauses`), since the other words confirm it. An alias of at most
 * three capitals keeps its case: `US` is not `us`.
 */
export function isFormOf(word: Word, alias: Word, isOneOfSeveral: boolean): boolean {
  if (isAcronym(alias.text)) return word.text === alias.text || word.text === `${alias.text}s`;
  if (word.lower === alias.lower) return true;
  if (/\p{Script=Cyrillic}/u.test(alias.lower)) return sharesCyrillicStem(word.lower, alias.lower, isOneOfSeveral);
  if (alias.lower.length >= 4 && isNounEnding(word.lower, alias.lower)) return true;
  return isOneOfSeveral && stem(word.lower) === stem(alias.lower);
}

function isAcronym(alias: string): boolean {
  return alias.length <= 3 && /^\p{Lu}+$/u.test(alias);
}

function isNounEnding(word: string, alias: string): boolean {
  return word.startsWith(alias) && ['s', 'es', 'n', 'en', 'ns'].includes(word.slice(alias.length));
}

function stem(word: string): string {
  const cut = word.replace(/(?:es|en|em|er|e|s|n)$/u, '');
  return cut.length >= 4 ? cut : word;
}

function sharesCyrillicStem(word: string, alias: string, isOneOfSeveral: boolean): boolean {
  const root = alias.replace(/[аеиоуыэюяйьіїєёъ]{1,2}$/u, '');
  if (root.length < (isOneOfSeveral ? 3 : 4)) return false;
  return word.startsWith(root) && word.length - root.length <= 3;
}
