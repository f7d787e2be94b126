/** `word` letters, `number` digits, `mark` any other single character that is not white space. */
type TokenKind = 'word' | 'number' | 'mark';

/** A word, number or mark with its place in the text: UTF-16 code units, half open. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `text` in lower case, with typographic apostrophes made straight. */
  readonly lower: string;
  readonly kind: TokenKind;
  readonly isCapitalized: boolean;
}

/** Deterministic at every character, so that the time is linear in the length of the text. */
const pattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*-?|\p{N}+(?:[.,:]\p{N}+)*|\S/gu;
const letterFirst = /^\p{L}/u;
const digitFirst = /^\p{N}/u;

/** Splits a text into words (hyphens and apostrophes inside), numbers ("1.700", "3,5", "14:49") and single marks. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const { form, lower, kind, isCapitalized } = formOf(match[0]);
    tokens.push({ start: match.index, end: match.index + form.length, text: form, lower, kind, isCapitalized });
  }
  return tokens;
}

interface WordForm {
  readonly form: string;
  readonly lower: string;
  readonly kind: TokenKind;
  readonly isCapitalized: boolean;
}

/**
 * Forms already seen: equal words of all texts share one string, which makes every later look-up of them cheap (a string's
 * hash is computed once). Emptied before it grows large; long tokens are not kept.
 */
const forms = new Map<string, WordForm>();
const mostForms = 100_000;
const longestKept = 40;

function formOf(found: string): WordForm {
  const known = forms.get(found);
  if (known) return known;
  const kind = kindOf(found);
  const lower = kind === 'word' ? found.toLowerCase().replaceAll('’', "'") : found;
  const form = { form: found, lower, kind, isCapitalized: kind === 'word' && found[0] !== lower[0] };
  if (found.length > longestKept) return form;
  if (forms.size >= mostForms) forms.clear();
  forms.set(found, form);
  return form;
}

function kindOf(found: string): TokenKind {
  const code = found.charCodeAt(0);
  if (code < 128) {
    const isLetter = (code > 64 && code < 91) || (code > 96 && code < 123);
    return isLetter ? 'word' : code > 47 && code < 58 ? 'number' : 'mark';
  }
  return letterFirst.test(found) ? 'word' : digitFirst.test(found) ? 'number' : 'mark';
}

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
