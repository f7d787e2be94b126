import { type Document, dayRange } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { placeRegister } from '../register/places.ts';
import { findNumbers } from '../text/numbers.ts';
import type { DocumentCopy } from './document-copies.ts';
import type { ReadDocument } from './resolve-speaker.ts';

/** A translation appears within so many days of its original. */
const translationDays = 7;
/** Anchors of the shorter text; fewer agree by chance. */
const fewestAnchors = 10;
/** Share of the shorter text's anchors that stand in the other in the same order. */
const leastInOrder = 0.75;
const fewestNumbers = 2;

/**
 * Finds texts of which one translates another, by what a translation leaves as it is: numbers, names of parties and of
 * places, and their order. Two reports of one event share names too, though seldom nearly all of them in one order and
 * two numbers besides. `reads` in order of time; the earlier text is the original.
 */
export function findTranslations(reads: readonly ReadDocument[], parties: PartyIndex): DocumentCopy[] {
  const places = buildPartyIndex(placeRegister);
  const anchored = reads.map((read) => ({ read, anchors: anchorsOf(read, parties, places) }));
  return anchored.flatMap(({ read, anchors }, at) =>
    anchored.slice(0, at).flatMap((earlier): DocumentCopy[] => {
      if (!mayTranslate(earlier.read.document, read.document)) return [];
      const shared = longestCommon(earlier.anchors, anchors);
      const shorter = Math.min(earlier.anchors.length, anchors.length);
      if (shorter < fewestAnchors || shared.length < leastInOrder * shorter) return [];
      const numbers = new Set(shared.filter((anchor) => anchor.startsWith('number ')));
      if (numbers.size < fewestNumbers) return [];
      return [
        {
          from: earlier.read.document.id,
          to: read.document.id,
          basis: 'translation',
          because: { kind: 'translated', shared: shared.length, shorter },
        },
      ];
    }),
  );
}

function mayTranslate(one: Document, other: Document): boolean {
  const [language, otherLanguage] = [one.language?.slice(0, 2), other.language?.slice(0, 2)];
  if (language === undefined || otherLanguage === undefined || language === otherLanguage) return false;
  if (one.published === null || other.published === null) return true;
  const [a, b] = [dayRange({ from: one.published, to: null }), dayRange({ from: other.published, to: null })];
  return Math.max(a.first - b.last, b.first - a.last) <= translationDays;
}

/** Numbers, parties and places in the order of the text; one that is named again at once counts once. */
function anchorsOf({ document, hits }: ReadDocument, parties: PartyIndex, places: PartyIndex): string[] {
  const found = [
    ...findNumbers(document.text).map(({ value, start }) => ({ key: `number ${value}`, start })),
    ...hits.map(({ party, start }) => ({ key: `party ${parties.rootOf(party).id}`, start })),
    ...places.find(document.text).map(({ party, start }) => ({ key: `place ${party.id}`, start })),
  ].toSorted((a, b) => a.start - b.start);
  return found.map(({ key }) => key).filter((key, at, keys) => key !== keys[at - 1]);
}

/** The longest common subsequence, by the usual table. */
function longestCommon(one: readonly string[], other: readonly string[]): string[] {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let a = one.length - 1; a >= 0; a--) {
    for (let b = other.length - 1; b >= 0; b--) {
      lengths[a * width + b] =
        one[a] === other[b]
          ? lengths[(a + 1) * width + b + 1]! + 1
          : Math.max(lengths[(a + 1) * width + b]!, lengths[a * width + b + 1]!);
    }
  }
  const common: string[] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    if (one[a] === other[b]) {
      common.push(one[a]!);
      a++;
      b++;
    } else if (lengths[(a + 1) * width + b]! >= lengths[a * width + b + 1]!) a++;
    else b++;
  }
  return common;
}
