import { PhraseBook } from '../phrases.ts';
import type { SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { WordSet } from '../word-set.ts';
import { type Phrase, nounPhraseEnd } from './noun-phrase.ts';
import { times } from './words.ts';

/** A phrase that names where a statement comes from: "according to X", "citing X". */
export interface Source {
  readonly phrase: Phrase;
  readonly name: Phrase;
  readonly cue: Phrase;
  /** citing: whoever frames the sentence passes on what this source says. */
  readonly role: 'source' | 'citing';
  /** Who passes on what the named one says: X of "according to X, which cited Y". */
  readonly via?: Phrase;
}

const introductions = new PhraseBook<'source' | 'citing'>([
  ['according to', 'source'],
  ['in the words of', 'source'],
  ['in the view of', 'source'],
  ['in the opinion of', 'source'],
  ['in the judgment of', 'source'],
  ['in the eyes of', 'source'],
  ['as per', 'source'],
  ['citing', 'citing'],
  ['cited', 'citing'],
  ['cites', 'citing'],
  ['quoting', 'citing'],
  ['quoted', 'citing'],
  ['with reference to', 'citing'],
]);

/** Every source phrase of a sentence outside quotation marks, in order. */
export function findSources(view: SentenceView): Source[] {
  const sources: Source[] = [];
  for (let at = view.from; at < view.to; at++) {
    if (view.quotationAt(at)) continue;
    const account = accountAt(view, at);
    if (account) {
      sources.push(account);
      at = account.phrase.to - 1;
      continue;
    }
    const found = introductions.matchAt(view.tokens, at, view.to);
    if (!found) continue;
    const end = nounPhraseEnd(view.tokens, found.end, view.to);
    if (end === found.end) continue;
    const name = { from: found.end, to: withRelative(view, end) };
    const source = { phrase: { from: at, to: name.to }, cue: { from: at, to: found.end }, role: found.meaning };
    const cited = found.meaning === 'source' ? citedBehind(view, end) : undefined;
    if (cited)
      sources.push({ ...source, phrase: { from: at, to: cited.to }, name: cited, via: { from: found.end, to: end } });
    else sources.push({ ...source, name });
    at = (cited ?? name).to - 1;
  }
  return sources;
}

const accounts = new WordSet(
  'account accounts estimate estimates count reckoning admission view opinion words telling judgment version'.split(
    ' ',
  ),
);

/** "by the company's account", "in her own words", "by the army's latest estimate": the possessor tells. */
function accountAt({ tokens, to: limit }: SentenceView, at: number): Source | undefined {
  if (!/^(?:by|in)$/u.test(tokens[at]!.lower)) return undefined;
  for (let noun = at + 2; noun < Math.min(limit, at + 9); noun++) {
    const token = tokens[noun]!;
    if (token.kind === 'mark' && token.lower !== '.') return undefined;
    if (!accounts.holds(token)) continue;
    const owner = /^(?:own|latest|first|initial|official)$/u.test(tokens[noun - 1]!.lower) ? noun - 2 : noun - 1;
    if (owner <= at || !/(?:['’]s|s['’])$|^(?:his|her|its|their)$/u.test(tokens[owner]!.lower)) return undefined;
    return {
      phrase: { from: at, to: noun + 1 },
      name: { from: at + 1, to: owner + 1 },
      cue: { from: noun, to: noun + 1 },
      role: 'source',
    };
  }
  return undefined;
}

/** Y of ", which cited Y", ", citing Y" behind a source. */
function citedBehind(view: SentenceView, end: number): Phrase | undefined {
  const { tokens } = view;
  if (tokens[end]?.text !== ',' || end + 2 >= view.to) return undefined;
  const verb = /^(?:which|who)$/u.test(tokens[end + 1]!.lower) ? end + 2 : end + 1;
  if (!/^(?:cited|cites|citing|quoted|quoting)$/u.test(tokens[verb]!.lower)) return undefined;
  const to = nounPhraseEnd(tokens, verb + 1, view.to);
  return to > verb + 1 ? { from: verb + 1, to: withRelative(view, to) } : undefined;
}

/**
 * A name to the end of its clause where more hangs on it ("people briefed on the matter", "an engineer who worked there"),
 * and over a relative clause between commas ("a senior official, who spoke on condition of anonymity").
 */
function withRelative(view: SentenceView, end: number): number {
  const { tokens, segments } = view;
  const index = segments.findIndex((segment) => segment.from < end && end <= segment.to);
  const segment = segments[index];
  if (!segment) return end;
  const next = tokens[end]?.lower ?? '';
  const isParticiple = /(?:ed|ing)$/u.test(next);
  const isClose = next === 'to' && tokens[end - 1]!.lower === 'close';
  const hangs = isParticiple || isClose || /^(?:who|that|which|familiar|close|with|on|in|at|from|by)$/u.test(next);
  const isDated = !isParticiple && times.holds(tokens[end + 1]);
  const to = end < segment.to && hangs && !isDated ? segment.to : end;
  const aside = segments[index + 1];
  const isAside = to === segment.to && aside?.opener === ',' && opensRelative(tokens, aside.from);
  return isAside ? aside.to : to;
}

/** "who …", "all of whom …". */
function opensRelative(tokens: readonly Token[], at: number): boolean {
  if (/^(?:who|which|whose|speaking)$/u.test(tokens[at]!.lower)) return true;
  return tokens[at + 1]?.lower === 'of' && /^(?:whom|which)$/u.test(tokens[at + 2]?.lower ?? '');
}

/** The sentence from `floor` up to semicolons, without the phrase where that stands at an edge. */
export function messageAround(view: SentenceView, source: Source, floor: number = view.from): Phrase | undefined {
  const { phrase } = source;
  const index = view.segments.findIndex((segment) => segment.from <= phrase.from && phrase.from < segment.to);
  if (index < 0) return undefined;
  let start = index;
  while (start > 0 && view.segments[start]!.opener !== ';' && view.segments[start]!.from > floor) start--;
  let end = index;
  while (end + 1 < view.segments.length && view.segments[end + 1]!.opener !== ';') end++;
  let from = Math.max(floor, start === 0 ? view.from : view.segments[start]!.from);
  let { to } = view.segments[end]!;
  const own =
    view.segments.find((segment) => segment.from < phrase.to && phrase.to <= segment.to) ?? view.segments[index]!;
  if (phrase.from <= from + 1) from = own.to === to ? phrase.to : own.to;
  else if (own.to >= to) to = phrase.from;
  return to - from >= 3 ? { from, to } : undefined;
}
