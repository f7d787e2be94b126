import { brief } from './brief.ts';
import { cases } from './cases.ts';
import { columns } from './columns.ts';
import { general } from './general.ts';
import { reader } from './reader.ts';
import { reasoning } from './reasoning.ts';
import { viewer } from './viewer.ts';
import { watch } from './watch.ts';

/** Every word of the interface; the other languages have the shape of English. */
export type Texts = typeof general &
  typeof cases &
  typeof columns &
  typeof viewer &
  typeof watch &
  typeof reader &
  typeof reasoning &
  typeof brief;

export const english: Texts = {
  ...general,
  ...cases,
  ...columns,
  ...viewer,
  ...watch,
  ...reader,
  ...reasoning,
  ...brief,
};
