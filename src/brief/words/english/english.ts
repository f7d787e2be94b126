import { amounts } from './amounts.ts';
import { charts } from './charts.ts';
import { origins, publication, reasoning } from './reasoning.ts';
import * as sections from './sections.ts';
import { series } from './series.ts';

/** Every word of a brief that the program writes; the other languages have the shape of English. */
export type BriefWords = typeof sections & {
  readonly language: 'en' | 'de';
  readonly amounts: typeof amounts;
  readonly series: typeof series;
  readonly charts: typeof charts;
  readonly reasoning: typeof reasoning;
  readonly origins: typeof origins;
  readonly publication: typeof publication;
};

export const english: BriefWords = {
  language: 'en',
  amounts,
  ...sections,
  series,
  charts,
  reasoning,
  origins,
  publication,
};
