import { type SentenceTable, english } from './english/english.ts';
import { german } from './german/german.ts';
import type { SayNested } from './nested.ts';
import type { ReaderLanguage } from './reader-languages.ts';

type SentenceKind = keyof SentenceTable;

/**
 * A sentence of the program as data: which one it is, and the values in it. `say` writes it in the reader's language.
 * What is kept beside it in English stays readable where the kind is not known any more.
 */
export type Sentence = { [K in SentenceKind]: { readonly kind: K } & Values<SentenceTable[K]> }[SentenceKind];

type Values<Write extends (...given: never) => string> =
  Parameters<Write> extends [infer V, ...unknown[]] ? Readonly<V> : object;

const tables: Readonly<Record<ReaderLanguage, SentenceTable>> = { en: english, de: german };

/** `{ kind: 'drafts-used', n: 2 }` in English: `2 observations used that no person has accepted yet.` */
export function say(sentence: Sentence, language: ReaderLanguage = 'en'): string {
  const write = tables[language][sentence.kind] as (values: Sentence, say: SayNested) => string;
  return write(sentence, (nested) => say(nested as Sentence, language));
}

/** What is said by data where it is there, else the English words that were kept. */
export function sayKept(sentence: Sentence | undefined, kept: string, language: ReaderLanguage): string {
  return sentence === undefined || language === 'en' ? kept : say(sentence, language);
}
