import type { BriefWords } from '../english/english.ts';
import { amounts } from './amounts.ts';
import { charts } from './charts.ts';
import { origins, publication, reasoning } from './reasoning.ts';
import * as sections from './sections.ts';
import { series } from './series.ts';

export const german: BriefWords = {
  language: 'de',
  amounts,
  ...sections,
  series,
  charts,
  reasoning,
  origins,
  publication,
};
