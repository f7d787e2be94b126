import { type ClaimName, type Party, type Site, WordTable } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { partyRegister } from '../register/parties.ts';
import { placeRegister } from '../register/places.ts';
import { type Word, splitWords } from '../text/words.ts';
import { foldNameWidely } from './fold-name.ts';

/** Something with a name that a text mentions; a body is a government, ministry, service or institute. */
export interface NamedThing extends ClaimName {
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
  const sounding = soundingAs(soundsOf(places));
  const openingsIn = openingsOf(placeIndex, partyIndex);
  return {
    find: (text) => {
      const words = splitWords(text);
      const openings = openingsIn(words);
      const found = [
        ...hitsOf(text, words, openings, placeIndex, () => 'place'),
        ...hitsOf(text, words, openings, partyIndex, kindOf),
        ...soundingLike(text, words, sounding),
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

function hitsOf(
  text: string,
  words: readonly Word[],
  openings: readonly number[],
  index: PartyIndex,
  kind: (party: Party) => NamedThing['kind'],
): NamedThing[] {
  return index.find(text, words, openings).map(({ party, start, end }) => ({
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

/** Where a name of either index begins, with one look-up a word: nine of ten begin none. */
function openingsOf(...indexes: readonly PartyIndex[]): (words: readonly Word[]) => number[] {
  const opens = new WordTable<Word, boolean>((word) => indexes.some((index) => index.opens(word)));
  return (words) => {
    const found: number[] = [];
    for (let at = 0; at < words.length; at++) if (opens.of(words[at]!)) found.push(at);
    return found;
  };
}

/** Spellings remembered at most. */
const mostSpellings = 50_000;

/** The places that words and spellings of several words sound like, each worked out once. */
interface Sounding {
  readonly word: WordTable<Word, Party | null>;
  readonly spelling: (spelling: string) => Party | null;
}

function soundingAs(sounds: ReadonlyMap<string, Party>): Sounding {
  const placeOfSound = (spelling: string): Party | null => sounds.get(soundOf(spelling)) ?? null;
  const known = new Map<string, Party | null>();
  const spelling = (words: string): Party | null => {
    let place = known.get(words);
    if (place === undefined) {
      place = placeOfSound(words);
      if (known.size >= mostSpellings) known.clear();
      known.set(words, place);
    }
    return place;
  };
  return { word: new WordTable(({ text }) => placeOfSound(text)), spelling };
}

function* soundingLike(text: string, words: readonly Word[], sounding: Sounding): Generator<NamedThing> {
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (!isCapital.of(word)) continue;
    const { start } = word;
    for (let count = joinedWith(text, words, index); count >= 1; count--) {
      const { end } = words[index + count - 1]!;
      const place = count === 1 ? sounding.word.of(word) : sounding.spelling(text.slice(start, end));
      if (!place) continue;
      yield {
        start,
        end,
        text: text.slice(start, end),
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

const isCapital = new WordTable<Word, boolean>(({ text }) => /^\p{Lu}/u.test(text));

/** How many words from `index` on may be one name: joined by hyphens, or each with a capital letter and a blank before it. */
function joinedWith(text: string, words: readonly Word[], index: number): number {
  let count = 1;
  for (; count < mostWords; count++) {
    const before = words[index + count - 1]!;
    const word = words[index + count];
    if (word?.start !== before.end + 1) break;
    const between = text[before.end]!;
    if (!(between === ' ' ? isCapital.of(word) : /[-‐–]/u.test(between))) break;
  }
  return count;
}
