import type { Party, Site } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { partyRegister } from '../register/parties.ts';
import { placeRegister } from '../register/places.ts';
import { type Word, splitWords } from '../text/words.ts';
import { foldNameWidely } from './fold-name.ts';

/** Something with a name that a text mentions. Offsets: UTF-16 code units, half open. */
export interface NamedThing {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** body: a government, ministry, service or institute; outlet: an agency or medium. */
  readonly kind: 'place' | 'state' | 'body' | 'outlet';
  readonly id: string;
  readonly name: string;
  /** True where the spelling is none of those listed, and only sounds like one ("Duman-gang"). */
  readonly isTransliterated: boolean;
  /** True for a name that is a common noun as well ("Bild", "Spiegel"): it counts where somebody so named speaks. */
  readonly isCommonWord: boolean;
}

/** Names of media that are words of their language. */
const commonWords = new Set(['bild', 'spiegel', 'focus', 'guardian', 'merkur']);

export interface Gazetteer {
  /** Everything of the gazetteer that a text names, in order, none inside another; unknown names are left alone. */
  find(text: string): NamedThing[];
}

/**
 * Places and parties of this field (the register), with the sites of a case before them. A name is found in any listed
 * spelling and script; a place also in a romanisation that nobody listed, where what it sounds like has six letters or more.
 */
export function buildGazetteer(sites: readonly Site[] = []): Gazetteer {
  const places: Party[] = [...sites.map(placeOf), ...placeRegister];
  const placeIndex = buildPartyIndex(places);
  const partyIndex = buildPartyIndex(partyRegister, notTheGovernment);
  const sounds = soundsOf(places);
  return {
    find: (text) => {
      const found = [
        ...hitsOf(text, placeIndex, () => 'place'),
        ...hitsOf(text, partyIndex, kindOf),
        ...soundingLike(text, sounds),
      ];
      const kept: NamedThing[] = [];
      for (const one of found)
        if (kept.every((other) => one.end <= other.start || other.end <= one.start)) kept.push(one);
      return kept.toSorted((a, b) => a.start - b.start);
    },
  };
}

function placeOf({ id, name, aliases }: Site): Party {
  return { id, name, role: 'carrier', aliases, partOf: null, leansOn: [] };
}

function kindOf({ id, role }: Party): NamedThing['kind'] {
  return role === 'carrier' ? 'outlet' : id.startsWith('state-') ? 'state' : 'body';
}

function hitsOf(text: string, index: PartyIndex, kind: (party: Party) => NamedThing['kind']): NamedThing[] {
  return index.find(text).map(({ party, start, end }) => ({
    start,
    end,
    text: text.slice(start, end),
    kind: kind(party),
    id: party.id,
    name: party.name,
    isTransliterated: false,
    isCommonWord: commonWords.has(text.slice(start, end).toLowerCase()),
  }));
}

/** Letters that a folded name must have, so that no common word sounds like it. */
const leastLetters = 6;
/** Words that a name may be cut into: "Tuman-gang", "Ryong Byon". */
const mostWords = 3;

function soundsOf(places: readonly Party[]): ReadonlyMap<string, Party> {
  const sounds = new Map<string, Party>();
  for (const place of places)
    for (const spelling of [place.name, ...place.aliases]) {
      if (!/^\p{Script=Latin}[\p{Script=Latin}\p{M}\s'’-]*$/u.test(spelling)) continue;
      const sound = soundOf(spelling);
      if (sound.length >= leastLetters && !sounds.has(sound)) sounds.set(sound, place);
    }
  return sounds;
}

function soundOf(spelling: string): string {
  const letters = spelling
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  return foldNameWidely(letters);
}

function* soundingLike(text: string, sounds: ReadonlyMap<string, Party>): Generator<NamedThing> {
  const words = splitWords(text);
  for (let index = 0; index < words.length; index++) {
    if (!/^\p{Lu}/u.test(words[index]!.text)) continue;
    for (let count = mostWords; count >= 1; count--) {
      const last = words[index + count - 1];
      if (last === undefined || !holdTogether(text, words.slice(index, index + count))) continue;
      const { start } = words[index]!;
      const spelling = text.slice(start, last.end);
      const place = sounds.get(soundOf(spelling));
      if (!place) continue;
      yield {
        start,
        end: last.end,
        text: spelling,
        kind: 'place',
        id: place.id,
        name: place.name,
        isTransliterated: true,
        isCommonWord: false,
      };
      break;
    }
  }
}

/** Joined by hyphens, or each with a capital letter and a blank before it. */
function holdTogether(text: string, words: readonly Word[]): boolean {
  return words.slice(1).every((word, at) => {
    const between = text.slice(words[at]!.end, word.start);
    return /^[-‐–]$/u.test(between) || (between === ' ' && /^\p{Lu}/u.test(word.text));
  });
}
