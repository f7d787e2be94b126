import type { SentenceTable } from '../english/english.ts';
import { likeness } from './likeness.ts';
import { needs } from './needs.ts';
import { notes } from './notes.ts';
import { provisions } from './provisions.ts';
import { reasons } from './reasons.ts';

export const german: SentenceTable = { ...notes, ...reasons, ...needs, ...provisions, ...likeness };
