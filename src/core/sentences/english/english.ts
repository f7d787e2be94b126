import { likeness } from './likeness.ts';
import { needs } from './needs.ts';
import { notes } from './notes.ts';
import { provisions } from './provisions.ts';
import { reasons } from './reasons.ts';

/** Every sentence the program writes by itself, by its kind; the other languages have the shape of English. */
export type SentenceTable = typeof notes & typeof reasons & typeof needs & typeof provisions & typeof likeness;

export const english: SentenceTable = { ...notes, ...reasons, ...needs, ...provisions, ...likeness };
