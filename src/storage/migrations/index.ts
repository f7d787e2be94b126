import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { createFirstSchema } from './0001-first-schema.ts';
import { addMarkings } from './0002-markings.ts';
import { addReasoning } from './0003-reasoning.ts';
import { addCaptures } from './0004-captures.ts';
import { addWatch } from './0005-watch.ts';
import { addPublications } from './0006-publications.ts';
import { addJobs } from './0007-jobs.ts';
import { addAccounts } from './0008-accounts.ts';
import { chainHistory } from './0010-history-chain.ts';
import { addDiscussion } from './0011-discussion.ts';
import { listPartiesInCases } from './0012-case-lists.ts';

/** One step forward. A step that was ever released is never changed; there are no steps back. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(db: Kysely<Tables>, dialect: Dialect): Promise<void>;
}

/** In order. A number that is missing was never used. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first-schema', up: createFirstSchema },
  { version: 2, name: 'markings', up: addMarkings },
  { version: 3, name: 'reasoning', up: addReasoning },
  { version: 4, name: 'captures', up: addCaptures },
  { version: 5, name: 'watch', up: addWatch },
  { version: 6, name: 'publications', up: addPublications },
  { version: 7, name: 'jobs', up: addJobs },
  { version: 8, name: 'accounts', up: addAccounts },
  { version: 10, name: 'history-chain', up: chainHistory },
  { version: 11, name: 'discussion', up: addDiscussion },
  { version: 12, name: 'case-lists', up: listPartiesInCases },
];
