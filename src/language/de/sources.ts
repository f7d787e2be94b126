import { WordTable } from '#core';
import { type Token, holdsWord } from '../tokens.ts';
import { PhraseBook } from '../phrases.ts';
import type { SentenceView } from '../sentence-view.ts';
import { corePhraseEnd, nounPhraseEnd } from './noun-phrase.ts';
import { type Phrase, canSpeak, isSourceNoun } from './subject.ts';
import { relativePronouns } from './words.ts';

/** A phrase that names where a statement comes from: "laut X", "X zufolge", "nach Angaben von X". */
export interface Source {
  /** The whole phrase, as tokens. */
  readonly phrase: Phrase;
  /** Who or what is named. */
  readonly name: Phrase;
  /** The words that make it a source: "laut", "zufolge". */
  readonly cue: Phrase;
  /** citing: whoever frames the sentence passes on what this source says ("unter Berufung auf"). */
  readonly role: 'source' | 'citing';
  /** Who passes on what the named one says: X of "laut X, die sich auf Y beruft". */
  readonly via?: Phrase;
}

const introductions = new PhraseBook<'source' | 'citing'>([
  ['aus sicht', 'source'],
  ['laut', 'source'],
  ['gemäß', 'source'],
  ['unter berufung auf', 'citing'],
  ['unter verweis auf', 'citing'],
  ['unter hinweis auf', 'citing'],
  ['mit verweis auf', 'citing'],
  ['unter bezug auf', 'citing'],
  ['unter bezugnahme auf', 'citing'],
  ['mit bezug auf', 'citing'],
  ['beruft sich auf', 'citing'],
  ['berief sich auf', 'citing'],
  ['berufen sich auf', 'citing'],
  ['beriefen sich auf', 'citing'],
]);

/** Every source phrase of a sentence outside quotation marks, in order. */
export function findSources(view: SentenceView): Source[] {
  const sources: Source[] = [];
  const isZufolgeAhead = holdsWord(view.tokens, view.from, view.to, 'zufolge');
  for (let at = view.from; at < view.to; at++) {
    if (view.quotationAt(at)) continue;
    // Every other word opens at most a phrase that "zufolge" follows.
    if (!isZufolgeAhead && !mayOpen.of(view.tokens[at]!)) continue;
    const source =
      introducedAt(view, at) ?? nachAt(view, at) ?? followedAt(view, at) ?? relyingAt(view, at) ?? adverbAt(view, at);
    if (!source) continue;
    const before = sources.at(-1);
    if (before && passesOn(before, source)) sources.splice(-1, 1, relayed(before, source));
    else sources.push(source);
    at = source.phrase.to - 1;
  }
  return sources;
}

/** Words that open a source phrase by themselves. */
const mayOpen = new WordTable<Token, boolean>(
  ({ lower }) => introductions.hasFirst(lower) || /^(?:nach|aus|sich|demnach)$/u.test(lower),
);

/** "laut X, die sich auf Y beruft", "laut X unter Berufung auf Y". */
function passesOn(before: Source, { phrase, role }: Source): boolean {
  return before.role === 'source' && role === 'citing' && phrase.from - before.phrase.to <= 1;
}

function relayed({ cue, name: via, phrase: { from } }: Source, { name, phrase: { to } }: Source): Source {
  return { phrase: { from, to }, name, cue, role: 'source', via };
}

function introducedAt(view: SentenceView, at: number): Source | undefined {
  const found = introductions.matchAt(view.tokens, at, view.to);
  if (!found) return undefined;
  const end = nounPhraseEnd(view.tokens, found.end, view.to);
  if (end === found.end) return undefined;
  return {
    phrase: { from: at, to: end },
    name: { from: found.end, to: end },
    cue: { from: at, to: found.end },
    role: found.meaning,
  };
}

/** "nach Angaben …", "nach Ansicht …", "nach eigenen Angaben", "den Angaben nach": only with a noun of speech. */
function nachAt(view: SentenceView, at: number): Source | undefined {
  if (view.tokens[at]!.lower !== 'nach') return undefined;
  const core = corePhraseEnd(view.tokens, at + 1, Math.min(view.to, at + 8));
  const head = headOf(view, at + 1, core);
  if (head === undefined || !isSourceNoun(head)) return undefined;
  const end = nounPhraseEnd(view.tokens, at + 1, view.to);
  return {
    phrase: { from: at, to: end },
    name: { from: at + 1, to: end },
    cue: { from: at, to: at + 1 },
    role: 'source',
  };
}

function headOf(view: SentenceView, from: number, to: number): string | undefined {
  for (let at = from; at < to; at++)
    if (isSourceNoun(view.tokens[at]!.lower) && view.tokens[at]!.isCapitalized) return view.tokens[at]!.lower;
  return undefined;
}

/** "Experten zufolge": the phrase before the postposition, at most twelve tokens back. */
function followedAt(view: SentenceView, at: number): Source | undefined {
  const { lower, isCapitalized } = view.tokens[at]!;
  const isVerb = !isCapitalized && lower.endsWith('en') && at > view.from && view.tokens[at - 1]!.isCapitalized;
  const end = nounPhraseEnd(view.tokens, at, Math.min(view.to, at + 16));
  if (isVerb || end === at || end >= view.to || view.tokens[end]!.lower !== 'zufolge') return undefined;
  return {
    phrase: { from: at, to: end + 1 },
    name: { from: at, to: end },
    cue: { from: end, to: end + 1 },
    role: 'source',
  };
}

/** "die sich auf X beruft", "der sich auf X stützt". */
function relyingAt(view: SentenceView, at: number): Source | undefined {
  if (view.tokens[at]!.lower !== 'sich' || view.tokens[at + 1]?.lower !== 'auf') return undefined;
  const end = nounPhraseEnd(view.tokens, at + 2, view.to);
  const verb = view.tokens[end]?.lower ?? '';
  if (
    end === at + 2 ||
    end >= view.to ||
    !/^(?:beruft|berufen|berief|beriefen|stützt|stützen|stützte|stützten|bezieht|beziehen)$/u.test(verb)
  )
    return undefined;
  const from = relativePronouns.holds(view.tokens[at - 1]) && at - 1 > view.from ? at - 1 : at;
  return {
    phrase: { from, to: end + 1 },
    name: { from: at + 2, to: end },
    cue: { from: end, to: end + 1 },
    role: 'citing',
  };
}

/** "demnach", "danach soll": the source is the one named before; only at the start of a sentence. */
function adverbAt(view: SentenceView, at: number): Source | undefined {
  if (view.tokens[at]!.lower !== 'demnach') return undefined;
  const phrase = { from: at, to: at + 1 };
  return { phrase, name: phrase, cue: phrase, role: 'source' };
}

/** What a sentence with this source says: the sentence, or the clause the phrase stands in, without the phrase where it stands at an edge; from `floor` on. */
export function messageAround(view: SentenceView, source: Source, floor: number = view.from): Phrase | undefined {
  const { phrase } = source;
  const scope = scopeOf(view, phrase, floor);
  let { from, to } = scope;
  if (phrase.from <= from + 1) from = skipRelative(view, phrase.to, to);
  else if (phrase.to >= to) to = phrase.from;
  if (to > from && [',', '–'].includes(view.tokens[from]!.text)) from++;
  return to - from >= 2 ? { from, to } : undefined;
}

/** A subordinate clause that holds the phrase away from its edges, else the sentence up to a semicolon. */
function scopeOf(view: SentenceView, phrase: Phrase, floor: number): Phrase {
  const index = view.segments.findIndex((segment) => segment.from <= phrase.from && phrase.from < segment.to);
  const segment = view.segments[index];
  if (!segment) return { from: view.from, to: view.segments.at(-1)?.to ?? view.to };
  const first = view.tokens[segment.from]!.lower;
  const isInside = phrase.from > segment.from && phrase.to < segment.to;
  if (index > 0 && isInside && segment.opener === ',' && relativePronouns.has(first))
    return { from: segment.from, to: segment.to };
  let start = index;
  while (start > 0 && view.segments[start]!.from > floor && !isBarrier(view.segments[start]!.opener)) start--;
  let end = index;
  while (end + 1 < view.segments.length && view.segments[end + 1]!.opener !== ';') end++;
  return { from: view.segments[start]!.from, to: view.segments[end]!.to };
}

function isBarrier(opener: string): boolean {
  return opener === ';' || opener === ':';
}

/** Past ", die nicht überprüft werden können," behind a source that opens the sentence. */
function skipRelative(view: SentenceView, from: number, limit: number): number {
  if (view.tokens[from]?.text !== ',') return from;
  const index = view.segments.findIndex((segment) => segment.from === from + 1);
  const segment = view.segments[index];
  if (!segment || !relativePronouns.holds(view.tokens[segment.from]!) || segment.to >= limit) return from;
  return segment.to + 1;
}

/** Whether the named thing can be a speaker at all ("laut Gesetz" can; "demnach" leaves it to the memory). */
export function namesSpeaker(view: SentenceView, source: Source): boolean {
  return source.name.from !== source.cue.from && canSpeak(view, source.name);
}
