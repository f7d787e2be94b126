import { WordSet } from '../word-set.ts';

/** German words and titles that end with a full stop inside a sentence; lower case, without that stop. */
export const abbreviations: WordSet = new WordSet(
  `dr prof ca st bzw z.b u.a d.h usw etc vgl mio mrd evtl ggf inkl bspw sog geb gest str ing dipl hr fr jr sen
   gen col co hrsg min max z.t v.a o.ä s.o i.d.r u.u m.e a.d e.v n.chr v.chr chr zb ua dh mr mrs ms phil med
   rer nat jur habil stellv ehem griech lat engl frz russ bes allg i.v u.s z v`.split(/\s+/u),
);

/** Whether a word before a full stop is an abbreviation or an initial. */
export function isAbbreviation(lower: string): boolean {
  return abbreviations.has(lower) || lower.length === 1;
}

/** Abbreviations before numbers. */
export const numericAbbreviations: WordSet = new WordSet(
  'nr s bd art abs tel jan feb mär apr jun jul aug sept sep okt nov dez'.split(' '),
);
