import { WordSet } from '../word-set.ts';

/** English words and titles that end with a full stop inside a sentence; lower case, without that stop. */
export const abbreviations: WordSet = new WordSet(
  `mr mrs ms dr prof gen col lt capt sgt maj adm sen rep gov st jr sr vs inc ltd corp co dept est approx e.g
   i.e u.s u.k u.n p.m a.m mt ft rev hon amb cmdr d.c u.s.s.r`.split(/\s+/u),
);

/** Abbreviations before numbers. */
export const numericAbbreviations: WordSet = new WordSet(
  'no nos vol fig p pp jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);
