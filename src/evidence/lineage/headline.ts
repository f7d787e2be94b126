import { headlineIdeas } from '../register/headline-words.ts';
import { type IdeaMatcher, createIdeaMatcher } from '../text/idea-words.ts';

/** What can happen, among the ideas of the lexicon; the others are what it happens to. */
const happenings: ReadonlySet<string> = new Set(['increase', 'stop', 'launch', 'deliver', 'deny']);

/** Whether two web addresses say the same thing: they share what happened and what it happened to. */
export function shareHeadline(one: string, other: string): boolean {
  const ideas = ideasOf(one);
  const shared = [...ideasOf(other)].filter((idea) => ideas.has(idea));
  return shared.some((idea) => happenings.has(idea)) && shared.some((idea) => !happenings.has(idea));
}

/** Whether both addresses say what their pages are about, and it is not one thing. */
export function contradictHeadline(one: string, other: string): boolean {
  const [ideas, others] = [ideasOf(one), ideasOf(other)];
  return ideas.size >= 2 && others.size >= 2 && [...others].every((idea) => !ideas.has(idea));
}

let matcher: IdeaMatcher | undefined;

function ideasOf(url: string): Set<string> {
  matcher ??= createIdeaMatcher(headlineIdeas);
  return matcher(decode(url.replace(/^https?:\/\/[^/]+/iu, '').replace(/[?#].*$/u, '')));
}

/** Addresses in other scripts come percent-encoded; what is no valid encoding stays as it is. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
