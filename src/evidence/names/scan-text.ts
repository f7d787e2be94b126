import type { NameList, NameMatch } from './name-list.ts';

/** A stretch of a text that may name somebody on the list. Offsets: UTF-16 code units, half open. */
export interface NameSighting {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly match: NameMatch;
}

/** Words of a name in running text begin with a capital; these may stand between them. */
const links = new Set(['of', 'and', 'for', 'the', 'de', 'al', 'bin', 'und', 'der', 'für']);
const longest = 8;

/** Looks through a text for names of the list: every run of capitalised words, and every part of one. */
export function scanText(text: string, list: NameList, least?: number): NameSighting[] {
  const found: NameSighting[] = [];
  for (const run of runsOf(text)) {
    const sightings: NameSighting[] = [];
    for (let from = 0; from < run.length; from += 1) {
      for (let to = Math.min(run.length, from + longest); to > from; to -= 1) {
        const [start, end] = [run[from]!.start, run[to - 1]!.end];
        const part = text.slice(start, end);
        for (const match of list.match(part, least)) sightings.push({ start, end, text: part, match });
      }
    }
    found.push(...keepBest(sightings));
  }
  return found;
}

/** Of stretches that overlap and mean the same entry the best, and the longest of equals, stays. */
function keepBest(sightings: readonly NameSighting[]): NameSighting[] {
  const kept: NameSighting[] = [];
  const ordered = sightings.toSorted((a, b) => b.match.score - a.match.score || b.end - b.start - (a.end - a.start));
  for (const one of ordered) {
    const isKnown = kept.some(
      (other) =>
        other.match.designation.id === one.match.designation.id && one.start < other.end && other.start < one.end,
    );
    if (!isKnown) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

function runsOf(text: string): { start: number; end: number }[][] {
  const runs: { start: number; end: number }[][] = [];
  let run: { start: number; end: number }[] = [];
  let last = 0;
  const close = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}'’]*/gu)) {
    const word = match[0];
    const end = match.index + word.length;
    // Only spaces, dashes and points of abbreviation may stand between words of a name.
    if (/[^\s.\-‐–]|\n\n|[.]\s+\p{Lu}\p{Ll}{2}/u.test(text.slice(last, match.index)) || match.index - last > 3) close();
    const isName =
      /^[\p{Lu}\p{Lo}\p{N}]/u.test(word) || (run.length > 0 && (links.has(word) || isAfterDash(text, match.index)));
    if (isName) run.push({ start: match.index, end });
    else close();
    last = end;
  }
  close();
  return runs;
}

/** `Ho-jin` */
function isAfterDash(text: string, at: number): boolean {
  return /[-‐–]/u.test(text[at - 1] ?? '');
}
