import type { Hedge, LikelihoodTerm } from '#core';

/** One likelihood word with its band in per cent, and where band and word are joined. */
export interface LikelihoodEntry extends LikelihoodTerm {
  readonly language: 'de' | 'en';
  /** What supports the band; ids of `likelihoodSources`. */
  readonly sources: readonly string[];
}

/** Where the bands come from. Medians are of `text/perceptions-of-probability`, counted by us; ranges are quartiles. */
export const likelihoodSources: Readonly<Record<string, string>> = {
  'icd-203':
    'ICD 203, Analytic Standards, 2 January 2015, section D.6.e.(2)(a): https://www.dni.gov/files/documents/ICD/ICD-203.pdf',
  perceptions:
    'Survey of 46 readers, zonination/perceptions (MIT), probly.csv: https://github.com/zonination/perceptions',
  translation: 'Dictionary equivalent of the English word; no survey of German readers is known to us',
};

/**
 * Words for which a band is defensible. Not here on purpose: might, may, could, possibly, könnte, dürfte, möglicherweise,
 * soll, offenbar, apparently, reportedly: readers differ too much over them, or they tell the source and not the odds.
 * "Wahrscheinlich" and "probably" share the band of "likely", which ICD 203 treats as the same; readers' medians were
 * 70 for "likely" and "probable" and 75 for "probably".
 */
export const likelihoodTable: readonly LikelihoodEntry[] = [
  entry('en', 'almost certainly', 95, 99, 'icd-203', 'perceptions'),
  entry('en', 'nearly certain', 95, 99, 'icd-203'),
  entry('en', 'very likely', 80, 95, 'icd-203'),
  entry('en', 'highly likely', 80, 95, 'icd-203', 'perceptions'),
  entry('en', 'highly probable', 80, 95, 'icd-203'),
  entry('en', 'most likely', 55, 80, 'icd-203'),
  entry('en', 'likely', 55, 80, 'icd-203', 'perceptions'),
  entry('en', 'probable', 55, 80, 'icd-203', 'perceptions'),
  entry('en', 'probably', 55, 80, 'icd-203', 'perceptions'),
  entry('en', 'unlikely', 20, 45, 'icd-203', 'perceptions'),
  entry('en', 'improbable', 20, 45, 'icd-203'),
  entry('en', 'very unlikely', 5, 20, 'icd-203'),
  entry('en', 'highly unlikely', 5, 20, 'icd-203', 'perceptions'),
  entry('en', 'highly improbable', 5, 20, 'icd-203'),
  entry('en', 'almost no chance', 1, 5, 'icd-203', 'perceptions'),
  entry('de', 'mit an sicherheit grenzender wahrscheinlichkeit', 95, 99, 'icd-203', 'translation'),
  entry('de', 'höchstwahrscheinlich', 80, 95, 'icd-203', 'translation'),
  entry('de', 'höchst wahrscheinlich', 80, 95, 'icd-203', 'translation'),
  entry('de', 'sehr wahrscheinlich', 80, 95, 'icd-203', 'translation'),
  entry('de', 'mit hoher wahrscheinlichkeit', 80, 95, 'icd-203', 'translation'),
  entry('de', 'mit großer wahrscheinlichkeit', 80, 95, 'icd-203', 'translation'),
  entry('de', 'wahrscheinlich', 55, 80, 'icd-203', 'translation'),
  entry('de', 'unwahrscheinlich', 20, 45, 'icd-203', 'translation'),
  entry('de', 'sehr unwahrscheinlich', 5, 20, 'icd-203', 'translation'),
  entry('de', 'höchst unwahrscheinlich', 5, 20, 'icd-203', 'translation'),
];

const byTerm: Readonly<Record<'de' | 'en', ReadonlyMap<string, LikelihoodEntry>>> = {
  de: entriesOf('de'),
  en: entriesOf('en'),
};

function entriesOf(language: 'de' | 'en'): ReadonlyMap<string, LikelihoodEntry> {
  return new Map(likelihoodTable.filter((one) => one.language === language).map((one) => [one.term, one]));
}

/** The band of the first hedge that has one; null where none has. */
export function likelihoodOf(hedges: readonly Hedge[], language: 'de' | 'en'): LikelihoodTerm | null {
  for (const hedge of hedges) {
    const words = hedge.text.toLowerCase();
    const found = byTerm[language].get(words) ?? byTerm[language].get(words.replaceAll(/\s+/gu, ' '));
    if (found) return { term: hedge.text, low: found.low, high: found.high };
  }
  return null;
}

function entry(
  language: 'de' | 'en',
  term: string,
  low: number,
  high: number,
  ...sources: readonly string[]
): LikelihoodEntry {
  return { language, term, low, high, sources };
}
