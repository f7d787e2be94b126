import type { Texts } from '../english/english.ts';
import { account } from './account.ts';
import { brief } from './brief.ts';
import { cases } from './cases.ts';
import { claimReview } from './claim-review.ts';
import { columns } from './columns.ts';
import { discussion } from './discussion.ts';
import { general } from './general.ts';
import { ledger } from './ledger.ts';
import { reader } from './reader.ts';
import { reasoning } from './reasoning.ts';
import { team } from './team.ts';
import { viewer } from './viewer.ts';
import { warning } from './warning.ts';
import { watch } from './watch.ts';

/** Every word of the interface in German. */
export const german: Texts = {
  ...general,
  ...account,
  ...brief,
  ...cases,
  ...claimReview,
  ...columns,
  ...discussion,
  ...ledger,
  ...reader,
  ...reasoning,
  ...team,
  ...viewer,
  ...warning,
  ...watch,
};
