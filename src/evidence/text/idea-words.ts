/** Matches ideas of a lexicon in a text: beginnings of words, or of nothing in particular in scripts without spaces. */
export type IdeaMatcher = (text: string) => Set<string>;

/**
 * Makes a matcher from a lexicon: idea to beginnings separated by spaces (`\b` after one asks for the end of a word, a
 * hyphen in one stands for any gap). Accents do not count.
 */
export function createIdeaMatcher(lexicon: Readonly<Record<string, string>>): IdeaMatcher {
  const patterns = Object.entries(lexicon).map(([idea, beginnings]) => {
    const [spaced, unspaced] = splitByScript(beginnings.split(' ').map(foldText));
    const parts = [
      ...(spaced.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})`] : []),
      ...(unspaced.length > 0 ? [`(?:${unspaced.join('|')})`] : []),
    ];
    return { idea, pattern: new RegExp(parts.join('|'), 'u') };
  });
  return (text) => {
    const folded = foldText(text).replace(/[^\p{L}\p{N}]+/gu, '-');
    return new Set(patterns.filter(({ pattern }) => pattern.test(folded)).map(({ idea }) => idea));
  };
}

/** Lower case, without accents; Hangul stays in whole syllables. */
function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}])\p{Mn}+/gu, '')
    .normalize('NFC');
}

function splitByScript(beginnings: readonly string[]): [string[], string[]] {
  const isUnspaced = (text: string): boolean =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(
      text,
    );
  return [
    beginnings
      .filter((text) => text !== '' && !isUnspaced(text))
      .map((text) => text.replaceAll('\\b', '(?![\\p{L}\\p{N}])')),
    beginnings.filter(isUnspaced),
  ];
}
