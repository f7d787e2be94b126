import { FormTable, type NumberedWord, WordNumbers } from '#core';

/** A word of a text with its place: UTF-16 code units, half open; numbered by `text`. */
export interface Word extends NumberedWord {
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
  for (let start = 0; start < text.length;) {
    const kind = classAt(text, start);
    if (kind === other) {
      start += width(text, start);
      continue;
    }
    const dotted = kind === capital ? dottedEnd(text, start) : start;
    const end = dotted > start ? dotted : runEnd(text, start, kind);
    const form = dotted > start ? forms.of(text.slice(start, end).replaceAll('.', '')) : forms.at(text, start, end);
    const { lower, word } = form;
    words.push({ text: form.text, lower, start, end, isUnspaced: kind === unspaced, word });
    start = end;
  }
  return words;
}

const numbers = new WordNumbers();
const forms = new FormTable<Pick<Word, 'text' | 'lower' | 'word'>>((text) => ({
  text,
  lower: text.toLowerCase(),
  word: text.length > longestNumbered ? 0 : numbers.of(text),
}));
const longestNumbered = 40;

const other = 1;
const capital = 2;
const letter = 3;
const unspaced = 4;

/** Runs are of one sort: of capital and other letters, marks and digits, or of an unspaced script. */
function isSame(one: number, next: number): boolean {
  return one === unspaced ? next === unspaced : next === capital || next === letter;
}

function runEnd(text: string, start: number, kind: number): number {
  let at = start;
  // A character that is asked for behind the end keeps the compiler from reading the others in place.
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const isBelow = code < classes.length;
    if (!isSame(kind, isBelow && classes[code]! !== 0 ? classes[code]! : classAt(text, at))) break;
    at += isBelow ? 1 : width(text, at);
  }
  return at;
}

/** Behind "U.S.", two capitals at least; `start` where none stand. */
function dottedEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && classAt(text, end) === capital) {
    const dot = end + width(text, end);
    if (dot >= text.length || text[dot] !== '.') break;
    end = dot + 1;
  }
  return end - start > width(text, start) + 1 ? end : start;
}

/** Classes of the characters below U+2100, 0 where not yet known: a text is asked character by character. */
const classes = new Uint8Array(0x2100);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= classes.length) return classify(String.fromCodePoint(text.codePointAt(at)!));
  return classes[code] || (classes[code] = classify(text[at]!));
}

function classify(character: string): number {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・]/v.test(character)) return unspaced;
  if (/^\p{Lu}/v.test(character)) return capital;
  return /^[\p{L}\p{M}\p{N}]/v.test(character) ? letter : other;
}

/** Code units of the character: 2 for a surrogate pair. */
function width(text: string, at: number): number {
  const isPair =
    (text.charCodeAt(at) & 0xfc00) === 0xd800 && at + 1 < text.length && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}

/** True where a text has letters of a script that is written without spaces, or with particles attached (Hangul). */
export function hasUnspacedScript(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}
