import { type Party, WordTable } from '#core';
import { isFormOf } from '../text/inflection.ts';
import { type Word, hasUnspacedScript, splitWords } from '../text/words.ts';

/** A party named in a text; `start` and `end` are UTF-16 code units, half open. */
export interface PartyHit {
  readonly party: Party;
  readonly start: number;
  readonly end: number;
  /** True where the text has more letters than the spelling: `Südkoreas`. */
  readonly isInflected: boolean;
}

export interface PartyIndex {
  /**
   * Parties named in the text, in order, the longest spelling first; possessors ("Südkoreas Geheimdienst") give way. `words` are
   * those of the text and `openings` the places of those that open a name, for callers that have looked already.
   */
  find(text: string, words?: readonly Word[], openings?: readonly number[]): PartyHit[];
  /** Whether a name begins with the word. */
  opens(word: Word): boolean;
  get(id: string): Party | undefined;
  /** The party it speaks for, followed to the end; the party itself where it speaks for itself. */
  rootOf(party: Party): Party;
  /** The parties that a root, or any party that speaks for it, is said to lean on. */
  leansOf(root: Party): Party['leansOn'];
}

/**
 * Indexes parties by their names and aliases. The order of `parties` is their precedence: parties that share a
 * spelling are taken for one, and the first of them gives id, name, role and what it is part of.
 */
export function buildPartyIndex(parties: readonly Party[], silent: readonly string[] = []): PartyIndex {
  const byId = new Map<string, Party>();
  for (const party of parties) if (!byId.has(party.id)) byId.set(party.id, party);
  const spellings = collectSpellings([...byId.values()], silent);
  const opened = openedBy(spellings.spaced);
  const rootOf = (party: Party): Party => followPartOf(party, byId, spellings.standsFor);
  const leans = new Map<string, Party['leansOn']>();
  for (const party of byId.values()) {
    const { id } = rootOf(party);
    if (party.leansOn.length > 0) leans.set(id, [...(leans.get(id) ?? []), ...party.leansOn]);
  }
  return {
    opens: (word) => opened.of(word).all.length > 0,
    find: (text, words = splitWords(text), openings = [...words.keys()]) =>
      dropPossessors(
        text,
        pickLongest([...findSpaced(text, words, openings, opened), ...findUnspaced(text, words, spellings)]),
      ),
    get: (id) => byId.get(id),
    rootOf,
    leansOf: (root) => leans.get(root.id) ?? [],
  };
}

interface Spelling {
  /** Null for words that must not be read as anybody. */
  readonly party: Party | null;
  readonly text: string;
  readonly words: readonly Word[];
}
interface Spellings {
  readonly spaced: readonly Spelling[];
  readonly unspaced: readonly Spelling[];
  /** Id of a party to the party of higher precedence it is the same as. */
  readonly standsFor: ReadonlyMap<string, Party>;
}
type RawHit = Omit<PartyHit, 'party'> & { readonly party: Party | null };

function collectSpellings(parties: readonly Party[], silent: readonly string[]): Spellings {
  const owner = new Map<string, Party>();
  const standsFor = new Map<string, Party>();
  const all: Spelling[] = silent.map((text) => ({ party: null, text, words: splitWords(text) }));
  for (const party of parties) {
    const names = [...new Set([party.name, ...party.aliases])];
    const known = names.map((name) => owner.get(spellingKey(name))).find((one) => one !== undefined);
    const holder = known ?? party;
    if (known) standsFor.set(party.id, known);
    for (const name of names) {
      const key = spellingKey(name);
      if (owner.has(key)) continue;
      owner.set(key, holder);
      const words = splitWords(name);
      if (words.length > 0) all.push({ party: holder, text: name.toLowerCase(), words });
    }
  }
  return {
    spaced: all.filter((spelling) => !hasUnspacedScript(spelling.text)),
    unspaced: all.filter((spelling) => hasUnspacedScript(spelling.text)),
    standsFor,
  };
}

function spellingKey(name: string): string {
  const words = splitWords(name);
  return words.map((word) => (word.text.length <= 3 ? word.text : word.lower)).join(' ');
}

/** No form of a word changes its first three letters (see `isFormOf`), so that they may serve as a key. */
const openingLetters = 3;

/** The spellings that a word may open. */
interface Opened {
  readonly all: readonly Spelling[];
  /** Those of one word, and those whose second word begins with a letter; worked out once a letter. */
  readonly byNext: Map<number, readonly Spelling[]>;
}

function openedBy(spellings: readonly Spelling[]): WordTable<Word, Opened> {
  const byOpening = Map.groupBy(spellings, ({ words }) => words[0]!.lower.slice(0, openingLetters));
  return new WordTable((word) => {
    const near = [1, 2, openingLetters].flatMap((letters) =>
      word.lower.length < letters ? [] : (byOpening.get(word.lower.slice(0, letters)) ?? []),
    );
    return { all: near.filter(({ words }) => isFormOf(word, words[0]!, words.length > 1)), byNext: new Map() };
  });
}

/** The spellings that a word opens and the word behind it may go on. */
function openedBefore({ all, byNext }: Opened, next: Word | undefined): readonly Spelling[] {
  if (all.length === 0) return all;
  const letter = next === undefined ? -1 : next.lower.charCodeAt(0);
  let found = byNext.get(letter);
  if (found === undefined) {
    found = all.filter(({ words }) => words.length === 1 || words[1]!.lower.charCodeAt(0) === letter);
    byNext.set(letter, found);
  }
  return found;
}

function* findSpaced(
  text: string,
  words: readonly Word[],
  openings: readonly number[],
  opened: WordTable<Word, Opened>,
): Generator<RawHit> {
  for (const index of openings) {
    const word = words[index]!;
    for (const spelling of openedBefore(opened.of(word), words[index + 1])) {
      const last = words[index + spelling.words.length - 1];
      if (last === undefined || !goesOn(words, index, spelling.words)) continue;
      if (isMereSeat(text, last.end)) continue;
      const isInflected = last.text.length > spelling.words.at(-1)!.text.length;
      yield { party: spelling.party, start: word.start, end: last.end, isInflected };
    }
  }
}

/** Whether all words behind the first are those wanted. */
function goesOn(words: readonly Word[], index: number, wanted: readonly Word[]): boolean {
  for (let offset = 1; offset < wanted.length; offset++) {
    const word = words[index + offset]!;
    const alias = wanted[offset]!;
    if (word.lower.charCodeAt(0) !== alias.lower.charCodeAt(0) || !isFormOf(word, alias, true)) return false;
  }
  return true;
}

/** "Washington-based", "in Seoul ansässig": where somebody sits is not who speaks. */
function isMereSeat(text: string, end: number): boolean {
  const first = text[end + 1];
  return (first === 'b' || first === 'a') && seat.test(text.slice(end, end + 12));
}

const seat = /^[-–\s](?:based|ansässig|basiert)/u;

function* findUnspaced(text: string, words: readonly Word[], spellings: Spellings): Generator<RawHit> {
  if (!words.some(({ isUnspaced }) => isUnspaced)) return;
  const lower = text.toLowerCase();
  for (const spelling of spellings.unspaced) {
    const wanted = spelling.text;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      if (startsInsideHangulWord(lower, at, wanted)) continue;
      yield { party: spelling.party, start: at, end: at + wanted.length, isInflected: false };
    }
  }
}

function startsInsideHangulWord(text: string, at: number, wanted: string): boolean {
  return /^\p{Script=Hangul}/u.test(wanted) && at > 0 && /\p{Script=Hangul}/u.test(text[at - 1]!);
}

function pickLongest(hits: RawHit[]): PartyHit[] {
  const ordered = hits.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: RawHit[] = [];
  for (const hit of ordered) {
    if (taken.every((other) => hit.end <= other.start || hit.start >= other.end)) taken.push(hit);
  }
  return taken.filter((hit): hit is PartyHit => hit.party !== null).toSorted((a, b) => a.start - b.start);
}

/** "South Korea's Yonhap", "Südkoreas Geheimdienst NIS": the first only says whose the second is. */
function dropPossessors(text: string, hits: readonly PartyHit[]): PartyHit[] {
  return hits.filter((hit, index) => {
    const next = hits[index + 1];
    if (next === undefined) return true;
    const isPossessive = hit.isInflected || /^['’]s?\s/u.test(text.slice(hit.end, Math.min(hit.end + 3, next.start)));
    if (!isPossessive) return true;
    const between = text.slice(hit.end, next.start);
    const isOneNoun = !/[,;:.&/]|\b(?:and|und|et|y)\b/u.test(between) && splitWords(between).length <= 3;
    return !isOneNoun;
  });
}

function followPartOf(party: Party, byId: ReadonlyMap<string, Party>, standsFor: ReadonlyMap<string, Party>): Party {
  const seen = new Set<string>();
  let current = party;
  while (!seen.has(current.id)) {
    seen.add(current.id);
    const same = standsFor.get(current.id);
    const above = current.partOf === null ? undefined : byId.get(current.partOf);
    const next = same ?? above;
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
