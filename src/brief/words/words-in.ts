import type { ReaderLanguage } from '#core';
import { type BriefWords, english } from './english/english.ts';
import { german } from './german/german.ts';

const tables: Readonly<Record<ReaderLanguage, BriefWords>> = { en: english, de: german };

/** Every word of a brief in a language. */
export function wordsIn(language: ReaderLanguage): BriefWords {
  return tables[language];
}
