import type { Texts } from '../english/english.ts';
import { brief } from './brief.ts';
import { cases } from './cases.ts';
import { columns } from './columns.ts';
import { general } from './general.ts';
import { reader } from './reader.ts';
import { reasoning } from './reasoning.ts';
import { viewer } from './viewer.ts';
import { watch } from './watch.ts';

/** Every word of the interface in German. */
export const german: Texts = {
  ...general,
  ...cases,
  ...columns,
  ...viewer,
  ...watch,
  ...reader,
  ...reasoning,
  ...brief,
};
