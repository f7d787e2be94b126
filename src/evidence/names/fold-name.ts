/**
 * Spellings of one name differ by the way it was put into Latin letters. Two foldings bring them together; both are for
 * comparing only. They follow the pairs in which the common romanisations of Korean part (McCune–Reischauer, the North's
 * own, Revised, and what newspapers write): ch/j, k/g, t/d, p/b, ŏ/eo/u, ŭ/eu, and for family names Ri/Lee/Yi. The
 * general rules (doubled letters, ph/f, q/k, ou/oo/u, y/i) serve Arabic and Russian names as well.
 */

/** Family names whose spellings no rule connects; the first of each row stands for all. */
const familyNames: readonly (readonly string[])[] = [
  ['ri', 'lee', 'yi', 'rhee', 'li', 'rhie', 'yee'],
  ['rim', 'lim', 'im', 'yim', 'rhim'],
  ['pak', 'park', 'bak', 'pack'],
  ['choe', 'choi', 'choy', 'chwe'],
  ['ryu', 'yu', 'yoo', 'lyu', 'you', 'ryoo'],
  ['ro', 'no', 'roh', 'noh'],
  ['paek', 'baek', 'paik', 'baik', 'back'],
  ['jang', 'chang', 'zhang'],
  ['o', 'oh'],
  ['u', 'woo', 'wu'],
];
const familyOf: ReadonlyMap<string, string> = new Map(
  familyNames.flatMap(([head, ...others]) => [head!, ...others].map((name): [string, string] => [name, head!])),
);

const rules: readonly (readonly [RegExp, string])[] = [
  [/['’`ʻʼ]/gu, ''],
  [/ph/g, 'f'],
  [/kh/g, 'k'],
  [/dj|zh|ch/g, 'j'],
  [/sh(?=i)/g, 's'],
  [/yeo/g, 'yo'],
  [/young/g, 'yong'],
  [/eo/g, 'o'],
  [/eu/g, 'u'],
  [/ou|oo/g, 'u'],
  [/ee|ie|ey|iy|ij/g, 'i'],
  [/ae/g, 'e'],
  [/oi/g, 'oe'],
  [/[kq]/g, 'g'],
  [/t/g, 'd'],
  [/p/g, 'b'],
  [/y$/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** One way of writing it: `Cheol` and `Chol` become `jol`, `Lee` and `Ri` become `ri`. */
export function foldName(word: string): string {
  const family = familyOf.get(word);
  return rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), family ?? word);
}

/** Wider: o and u are one (`Chol`, `Chul`), h after a vowel and final h fall away. */
export function foldNameWidely(word: string): string {
  return foldName(word)
    .replace(/u/g, 'o')
    .replace(/([aeio])h/g, '$1');
}

/** What companies shorten. */
const forms: ReadonlyMap<string, string> = new Map([
  ['corp', 'corporation'],
  ['co', 'company'],
  ['ltd', 'limited'],
  ['inc', 'incorporated'],
  ['shpg', 'shipping'],
  ['defense', 'defence'],
]);

/** Words of a name, lower case, without marks: `Yun Ho-jin` → `yun`, `ho`, `jin`. */
export function splitName(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .map((word) => word.replace(/^['’]+|['’]+$/gu, ''))
    .filter((word) => word !== '')
    .map((word) => forms.get(word) ?? word);
}
