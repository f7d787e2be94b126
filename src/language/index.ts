export { languageMaker } from './maker.ts';
export { type ExtractOptions, extractClaims } from './extract-claims.ts';
export { findHedges, findTimex, splitSentences } from './read-text.ts';
export { detectLanguage } from './detect-language.ts';
export { guessLanguage } from './guess-language.ts';
export { type LikelihoodEntry, likelihoodSources, likelihoodTable } from './likelihood.ts';
export type { SupportedLanguage } from './language-pack.ts';
