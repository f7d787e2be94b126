import type { Hedge, PartialDate, Timex } from '#core';
import { findHedgesIn } from './find-hedges.ts';
import type { SupportedLanguage } from './language-pack.ts';
import { languagePack } from './packs.ts';
import { segmentSentences } from './sentences.ts';
import { findTimexIn } from './timex/find-timex.ts';
import { tokenize } from './tokens.ts';

/** The sentences of a text in order, without the white space around them: UTF-16 code units, half open. */
export function splitSentences(text: string, language: SupportedLanguage): { start: number; end: number }[] {
  return segmentSentences(text, languagePack(language));
}

/** The time expressions of a text by TimeML's TIMEX3. Values that need a date of publication stay open without one. */
export function findTimex(
  text: string,
  options: { readonly language: SupportedLanguage; readonly published: PartialDate | null },
): Timex[] {
  return findTimexIn(tokenize(text), languagePack(options.language), options.published);
}

/** Every hedge of a text, attributed or not: "könnte", "mindestens", "reportedly". */
export function findHedges(text: string, language: SupportedLanguage): Hedge[] {
  return findHedgesIn(text, tokenize(text), languagePack(language)).map(({ start, end, text: words, kind }) => ({
    start,
    end,
    text: words,
    kind,
  }));
}
