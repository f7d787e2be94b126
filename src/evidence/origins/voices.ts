import type { PartialDate, Voice } from '#core';
import { earliest, latest } from './origin-nodes.ts';

/** One time that somebody is quoted for an origin. */
export interface Saying {
  /** The party that speaks, or the words for somebody whom the text does not name. */
  readonly speaker: string;
  readonly isAnonymous: boolean;
  readonly documentId: string;
  readonly published: PartialDate | null;
}

/** Who spoke for an origin, earliest first. */
export function gatherVoices(sayings: readonly Saying[]): Voice[] {
  const bySpeaker = Map.groupBy(sayings, (saying) => `${saying.isAnonymous} ${saying.speaker}`);
  return [...bySpeaker.values()]
    .map((some): Voice => {
      const dates = some.map((saying) => saying.published);
      const { speaker, isAnonymous } = some[0]!;
      const documents = new Set(some.map((saying) => saying.documentId)).size;
      return { name: speaker, isAnonymous, from: earliest(dates), to: latest(dates), documents };
    })
    .toSorted((a, b) => compare(a.from ?? '9999', b.from ?? '9999') || compare(a.name, b.name));
}

/** True for a party that stands for people whom nobody names: "Unnamed US official". */
export function isAnonymousParty(name: string): boolean {
  return /\b(?:unnamed|anonymous|undisclosed)\b/iu.test(name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
