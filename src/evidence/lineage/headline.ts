import { headlineIdeas } from '../register/headline-words.ts';

/** Whether two web addresses say the same thing: they share at least two ideas of the headline lexicon. */
export function shareHeadline(one: string, other: string): boolean {
  const ideas = ideasOf(one);
  return [...ideasOf(other)].filter((idea) => ideas.has(idea)).length >= 2;
}

function ideasOf(url: string): Set<string> {
  const words = url
    .replace(/^https?:\/\/[^/]+/iu, '')
    .replace(/[?#].*$/u, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  const found = Object.entries(headlineIdeas).filter(([, beginnings]) =>
    beginnings.some((beginning) => new RegExp(`(?:^|[^\\p{L}])${beginning}`, 'u').test(words)),
  );
  return new Set(found.map(([idea]) => idea));
}
