import { germanPack } from './de/index.ts';
import { englishPack } from './en/index.ts';
import type { LanguagePack, SupportedLanguage } from './language-pack.ts';

/** The rules of a language, built on first use. */
export function languagePack(language: SupportedLanguage): LanguagePack {
  return (packs[language] ??= builders[language]());
}

const builders: Readonly<Record<SupportedLanguage, () => LanguagePack>> = { de: germanPack, en: englishPack };
const packs: Partial<Record<SupportedLanguage, LanguagePack>> = {};
