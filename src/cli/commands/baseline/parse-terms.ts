import { type Term, allTerms } from '#baseline';
import { CommandError } from '../../workspace.ts';

/** `auto`, `none`, or `trend,season,counter`. Throws CommandError `usage`. */
export function parseTerms(text: string): readonly Term[] | 'auto' {
  if (text === 'auto') return 'auto';
  const names = text === 'none' ? [] : text.split(',').map((one) => one.trim());
  const terms = allTerms.filter((term) => names.includes(term));
  if (terms.length === names.length) return terms;
  throw new CommandError('usage', `--terms: expected auto, none, or some of ${allTerms.join(',')}, got "${text}"`);
}
