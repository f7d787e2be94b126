import type { InformationGrade, LikelihoodWord } from '#core';

/** STIX 2.1 appendix A, Admiralty credibility. 6 has no value: cannot be judged. */
export const admiraltyConfidence: Readonly<Record<InformationGrade, number | null>> = {
  '1': 90,
  '2': 70,
  '3': 50,
  '4': 30,
  '5': 10,
  '6': null,
};

/** STIX 2.1 appendix A, low, medium, high. */
export const levelConfidence = { low: 15, moderate: 50, high: 85 } as const;

/** STIX 2.1 opinion-enum for a likelihood word. The standard's DNI scale has other bands than ICD 203, so that the word and its band travel in the extension as well. */
export const opinionOf: Readonly<Record<LikelihoodWord, string>> = {
  'almost no chance': 'strongly-disagree',
  'very unlikely': 'strongly-disagree',
  unlikely: 'disagree',
  'roughly even chance': 'neutral',
  likely: 'agree',
  'very likely': 'strongly-agree',
  'almost certain': 'strongly-agree',
};
