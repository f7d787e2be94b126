import type { PartialDate, Timex } from '#core';
import type { LanguagePack } from '../language-pack.ts';
import type { Token } from '../tokens.ts';

/** How far back, in characters, a time of day finds the date it belongs to. */
const reach = 150;

/** The day named last before a time of day ("Donnerstag … um 18 Uhr"); empty where none is near. */
function dayBefore(found: readonly Timex[], at: number): string {
  const before = found.findLast(({ end, value }) => at - end > reach || /^\d{4}-\d\d-\d\d/u.test(value));
  return before && at - before.end <= reach ? before.value.slice(0, 10) : '';
}

/** All time expressions of a text in order, none inside another. */
export function findTimexIn(tokens: readonly Token[], pack: LanguagePack, published: PartialDate | null): Timex[] {
  const found: Timex[] = [];
  for (let index = 0; index < tokens.length;) {
    const match = pack.matchTimex(tokens, index, published);
    if (!match) {
      index++;
      continue;
    }
    const start = tokens[match.start]!.start;
    found.push({
      start,
      end: tokens[match.end - 1]!.end,
      type: match.type,
      value: match.value.startsWith('T') ? dayBefore(found, start) + match.value : match.value,
    });
    index = match.end;
  }
  return found;
}
