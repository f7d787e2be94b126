import type { SentenceTable } from '../english/english.ts';
import { needs } from './needs.ts';
import { notes } from './notes.ts';
import { reasons } from './reasons.ts';

export const german: SentenceTable = { ...notes, ...reasons, ...needs };
