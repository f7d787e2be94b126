export type LikelihoodWord =
  | 'almost no chance'
  | 'very unlikely'
  | 'unlikely'
  | 'roughly even chance'
  | 'likely'
  | 'very likely'
  | 'almost certain';

/** ICD 203 (2015) §D.6.e.2.a: likelihood words and their bands in per cent. The two rows of words are not mixed. */
export const likelihoodBands: Readonly<Record<LikelihoodWord, readonly [number, number]>> = {
  'almost no chance': [1, 5],
  'very unlikely': [5, 20],
  unlikely: [20, 45],
  'roughly even chance': [45, 55],
  likely: [55, 80],
  'very likely': [80, 95],
  'almost certain': [95, 99],
};
