import type { LikelihoodWord } from '#core';

/**
 * German for the seven words of ICD 203. The directive is English only and no German agency publishes a table for its
 * bands, so these are ours; wherever one is printed, its band and the English word stand beside it. They keep to pairs that
 * German readers tell apart (IPCC's German glossary has the same "sehr wahrscheinlich" and "unwahrscheinlich", on other bands).
 */
export const likelihoodWords: Readonly<Record<LikelihoodWord, string>> = {
  'almost no chance': 'fast ausgeschlossen',
  'very unlikely': 'sehr unwahrscheinlich',
  unlikely: 'unwahrscheinlich',
  'roughly even chance': 'etwa gleich wahrscheinlich',
  likely: 'wahrscheinlich',
  'very likely': 'sehr wahrscheinlich',
  'almost certain': 'fast sicher',
};
