/**
 * The word sequences of a text as hashes: what copies are found and verified by.
 *
 * A shingle is four consecutive tokens. A token is a word in lower case; in scripts that are written without spaces, or
 * with particles attached (Han, Kana, Hangul), it is three consecutive characters, so that a shingle spans six of them,
 * about as much as four words. Letters and digits count, everything else separates.
 */
export const shingleTokens: number = 4;
const charactersPerToken = 3;

/** Bounds memory and work for a hostile text: about 40 pages of print. */
const mostShingles: number = 20_000;

/** Hashes of the shingles in the order of the text, at most `mostShingles`; 32 bits, evenly spread. */
export function shingleHashes(text: string): Uint32Array {
  const tokens = tokenHashes(text);
  const count = Math.max(0, tokens.length - shingleTokens + 1);
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    let hash = 0x9e3779b9;
    for (let offset = 0; offset < shingleTokens; offset++) {
      hash = Math.imul(hash ^ tokens[at + offset]!, 0x85ebca6b);
      hash = (hash << 13) | (hash >>> 19);
    }
    hashes[at] = spread(hash);
  }
  return hashes;
}

function tokenHashes(text: string): number[] {
  const lower = text.normalize('NFC').toLowerCase();
  const tokens: number[] = [];
  for (let at = 0; at < lower.length && tokens.length < mostShingles + shingleTokens;) {
    const kind = kindOf(lower.charCodeAt(at));
    let end = at + 1;
    while (end < lower.length && kindOf(lower.charCodeAt(end)) === kind) end++;
    if (kind === letter) tokens.push(hashUnits(lower, at, end));
    if (kind === unspaced) {
      for (let start = at; start === at || start + charactersPerToken <= end; start++)
        tokens.push(hashUnits(lower, start, Math.min(end, start + charactersPerToken)));
    }
    at = end;
  }
  return tokens.slice(0, mostShingles + shingleTokens - 1);
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashUnits(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** MurmurHash3's finalizer, so that the smallest hashes are a fair sample. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const separator = 1;
const letter = 2;
const unspaced = 3;
/** What each UTF-16 code unit is, 0 while nobody asked; asking a regular expression for each would take most of the time. */
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  return kinds[unit] || (kinds[unit] = classify(String.fromCharCode(unit)));
}

function classify(character: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・]/u.test(character)) return unspaced;
  return /[\p{L}\p{M}\p{N}\p{Cs}]/u.test(character) ? letter : separator;
}
