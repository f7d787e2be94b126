import type { Party } from '#core';
import { agencies, outlets } from './carriers.ts';
import { governments } from './governments.ts';
import { institutes, newsHolders } from './institutes.ts';

/**
 * Parties that appear in reporting on Korea, Russia and Ukraine, with the spellings that news uses in many languages.
 * General knowledge, not findings of a case; a case's own parties come before it. Say so in a case's `parties.json`
 * where one of them holds something other than is said here (a broadcaster that only passes on, for example).
 */
export const partyRegister: readonly Party[] = [...institutes, ...newsHolders, ...governments, ...agencies, ...outlets];
