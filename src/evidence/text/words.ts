/** A word of a text with its place: UTF-16 code units, half open. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True for a run of Han, Kana or Hangul, which is not divided into words. */
  readonly isUnspaced: boolean;
}

/**
 * Splits a text into words: letters with their marks, and digits. `U.S.` is one word, `US`. Runs of Han, Kana and
 * Hangul stand apart from other scripts, so that `CSISが6日` begins with the word `CSIS`.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern())) {
    const [whole, dotted, unspaced] = match;
    const plain = dotted === undefined ? whole : whole.replaceAll('.', '');
    const start = match.index;
    words.push({
      text: plain,
      lower: plain.toLowerCase(),
      start,
      end: start + whole.length,
      isUnspaced: unspaced !== undefined,
    });
  }
  return words;
}

/** True where a text has letters of a script that is written without spaces, or with particles attached (Hangul). */
export function hasUnspacedScript(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

function wordPattern(): RegExp {
  return /((?:\p{Lu}\.){2,})|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・]+)|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+/gv;
}
