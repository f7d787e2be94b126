import { FormTable, type NumberedWord, WordNumbers } from '#core';

/** `word` letters, `number` digits, `mark` any other single character that is not white space. */
type TokenKind = 'word' | 'number' | 'mark';

/** A word, number or mark with its place in the text: UTF-16 code units, half open. */
export interface Token extends NumberedWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `text` in lower case, with typographic apostrophes made straight. */
  readonly lower: string;
  readonly kind: TokenKind;
  readonly isCapitalized: boolean;
  /** By `lower`; 0 for words of more than 40 characters too. */
  readonly word: number;
}

/**
 * Splits a text into words (hyphens and apostrophes inside), numbers ("1.700", "3,5", "14:49") and single marks. By hand over
 * classes of characters, which is three times as fast as a regular expression.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const kind = classAt(text, at);
    if (kind === space) {
      at++;
      continue;
    }
    const end = kind === letter ? wordEnd(text, at) : kind === digit ? numberEnd(text, at) : at + width(text, at);
    const form = forms.at(text, at, end);
    const { lower, kind: tokenKind, isCapitalized, word } = form;
    tokens.push({ start: at, end, text: form.text, lower, kind: tokenKind, isCapitalized, word });
    at = end;
  }
  return tokens;
}

/** Letters, marks and digits, then such runs behind a hyphen or apostrophe, and a hyphen at the end ("Nord-"). */
function wordEnd(text: string, start: number): number {
  let at = runEnd(text, start);
  for (;;) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code !== 0x2d && code !== 0x27 && code !== 0x2019) return at;
    const next = at + 1 < text.length ? classAt(text, at + 1) : space;
    if (next !== letter && next !== digit) return code === 0x2d ? at + 1 : at;
    at = runEnd(text, at + 1);
  }
}

function runEnd(text: string, start: number): number {
  let at = start + width(text, start);
  // A character that is asked for behind the end keeps the compiler from reading the others in place.
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const isBelow = code < classes.length;
    if (!isWordPart(isBelow && classes[code]! !== 0 ? classes[code]! : classAt(text, at))) break;
    at += isBelow ? 1 : width(text, at);
  }
  return at;
}

function isWordPart(kind: number): boolean {
  return kind === letter || kind === digit || kind === combining;
}

/** Digits, and groups of them behind ".", "," or ":". */
function numberEnd(text: string, start: number): number {
  let at = digitsEnd(text, start);
  for (;;) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code !== 0x2e && code !== 0x2c && code !== 0x3a) return at;
    if (at + 1 >= text.length || classAt(text, at + 1) !== digit) return at;
    at = digitsEnd(text, at + 1);
  }
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && classAt(text, at) === digit) at += width(text, at);
  return at;
}

const space = 1;
const letter = 2;
const combining = 3;
const digit = 4;
const mark = 5;

/** Classes of the characters below U+2100, 0 where not yet known. */
const classes = new Uint8Array(0x2100);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= classes.length) return classify(String.fromCodePoint(text.codePointAt(at)!));
  return classes[code] || (classes[code] = classify(text[at]!));
}

function classify(character: string): number {
  if (/^\p{L}/u.test(character)) return letter;
  if (/^\p{N}/u.test(character)) return digit;
  if (/^\p{M}/u.test(character)) return combining;
  return /^\s/u.test(character) ? space : mark;
}

/** Code units of the character: 2 for a surrogate pair. */
function width(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 &&
    at + 1 < text.length &&
    (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
    ? 2
    : 1;
}

interface WordForm {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  readonly isCapitalized: boolean;
  readonly word: number;
}

const numbers = new WordNumbers();
const forms = new FormTable<WordForm>((found) => {
  const character = classAt(found, 0);
  const kind: TokenKind = character === letter ? 'word' : character === digit ? 'number' : 'mark';
  const lower = kind === 'word' ? found.toLowerCase().replaceAll('’', "'") : found;
  const isCapitalized = kind === 'word' && found[0] !== lower[0];
  return { text: found, lower, kind, isCapitalized, word: found.length > longestNumbered ? 0 : numbers.of(lower) };
});
const longestNumbered = 40;

/** Index of the first token that starts at or after an offset. */
export function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of the tokens `from` to `to`, half open, is a word in lower case. */
export function holdsWord(tokens: readonly Token[], from: number, to: number, word: string): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.lower === word) return true;
  return false;
}
