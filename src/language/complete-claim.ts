import type { ClaimedNumber, ExtractedClaim, Hedge, TextSpan, Timex } from '#core';
import type { Attribution, Range } from './attribution.ts';
import { kindOf } from './claim-kind.ts';
import type { FoundHedge } from './find-hedges.ts';
import type { LanguagePack } from './language-pack.ts';
import { denialOf, findNegations } from './negations.ts';
import { likelihoodOf } from './likelihood.ts';
import { type Token, firstTokenFrom } from './tokens.ts';

/** What has been read of a document before its claims are completed. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly timex: readonly Timex[];
  readonly hedges: readonly FoundHedge[];
  readonly quantities: readonly ClaimedNumber[];
  readonly pack: LanguagePack;
}

/** Adds to an attribution its words, hedges, likelihood, polarity, time, kind and forecast. */
export function completeClaim(reading: Reading, attribution: Attribution): ExtractedClaim {
  const { text, pack } = reading;
  const { message, stance } = attribution;
  const span = (range: Range | null): TextSpan | null =>
    range && { ...range, text: text.slice(range.start, range.end) };
  const hedges = hedgesOf(reading, attribution);
  const [from, to] = tokensOf(reading.tokens, message);
  const bounds = hedges.filter(({ kind }) => kind === 'approximator');
  const polarity = stance === 'deny' ? 'denied' : isNegated(reading, message, bounds) ? 'negated' : 'affirmed';
  const kind = kindOf({ stance, polarity, hedges, tokens: reading.tokens, from, to, topics: pack.topics });
  const times = within(reading.timex, message);
  return {
    ...span(message)!,
    type: attribution.type,
    parts: partsOf(reading, attribution),
    speaker: span(attribution.speaker),
    actor: null,
    cue: span(attribution.cue),
    cueWords: attribution.cueWords.map((range) => span(range)!),
    frame: span(attribution.frame),
    addressee: span(attribution.addressee),
    via: attribution.via.map((range) => span(range)!),
    hedges,
    likelihood: likelihoodOf(
      hedges.filter((hedge) => !isDenied(reading, hedge)),
      pack.code,
    ),
    quantities: within(reading.quantities, message),
    negations:
      polarity === 'denied' && attribution.cue
        ? [denialOf(span(attribution.cue)!, message)]
        : findNegations(text, reading.tokens, pack, message, bounds),
    polarity,
    time: timeOf(reading, times),
    kind,
    forecast:
      kind === 'forecast' ? { question: text.slice(message.start, message.end), deadline: deadlineOf(times) } : null,
  };
}

/** "not likely", "nicht wahrscheinlich": no band says what is left. */
function isDenied({ pack, tokens }: Reading, { start }: Range): boolean {
  const before = tokens[firstTokenFrom(tokens, start) - 1];
  return before !== undefined && pack.negations.holds(before);
}

/** The message without the announcing clause that stands inside it, marks and blanks at the cuts left out. */
function partsOf({ text }: Reading, { message, frame, speaker, cue, type }: Attribution): Range[] {
  const hole = frame ?? (speaker && cue && type !== 'reported' ? hull(speaker, cue) : null);
  if (!hole || hole.start <= message.start || hole.end >= message.end) return [{ ...message }];
  const before = trimmed(text, { start: message.start, end: hole.start });
  const after = trimmed(text, { start: hole.end, end: message.end });
  return [before, after].filter(({ start, end }) => end > start);
}

function hull(one: Range, other: Range): Range {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

function trimmed(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && /[\s,;.–—-]/u.test(text[from]!)) from++;
  while (to > from && /[\s,;–—-]/u.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

/** Hedges inside the message and the cue ("hält es für wahrscheinlich"), and the cue itself where it tells of evidence. */
function hedgesOf(reading: Reading, attribution: Attribution): Hedge[] {
  const inCue = attribution.cueWords.flatMap((range) => within(reading.hedges, range));
  const all = [...within(reading.hedges, attribution.message), ...inCue.filter(({ kind }) => kind === 'adverb')];
  const hedges: Hedge[] = all.map(({ start, end, text, kind }) => ({ start, end, text, kind }));
  const { cue, stance, frame } = attribution;
  if (stance === 'evidence' && cue !== null) {
    const inFrame = within(reading.hedges, frame ?? cue).filter(({ kind }) => kind === 'evidential');
    const own =
      inFrame.length > 0
        ? inFrame
        : [{ ...cue, text: reading.text.slice(cue.start, cue.end), kind: 'evidential' as const }];
    hedges.push(...own.map(({ start, end, text, kind }) => ({ start, end, text, kind })));
  }
  if (hedges.length < 2) return hedges;
  const seen = new Set<number>();
  return hedges.toSorted((a, b) => a.start - b.start).filter(({ start }) => !seen.has(start) && seen.add(start));
}

/** The tokens that begin in a range, half open. */
export function tokensOf(tokens: readonly Token[], range: Range): [from: number, to: number] {
  return [firstTokenFrom(tokens, range.start), firstTokenFrom(tokens, range.end)];
}

/** Items of an ordered list that lie inside a range, found by bisection. */
export function within<T extends Range>(items: readonly T[], range: Range): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < range.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let index = low; index < items.length && items[index]!.end <= range.end; index++) found.push(items[index]!);
  return found;
}

/** The first date or time of day, else the first length of time; references such as PAST_REF tell too little. */
function timeOf({ tokens, pack }: Reading, times: readonly Timex[]): string | null {
  const isSince = ({ start }: Timex): boolean => pack.sinceWords.holds(tokens[firstTokenFrom(tokens, start) - 1]);
  const dated = times.find(
    (timex) => (timex.type === 'DATE' || timex.type === 'TIME') && !timex.value.endsWith('_REF') && !isSince(timex),
  );
  const counted = times.find(({ point }) => point !== undefined);
  const length = times.find(({ type, value }) => type === 'DURATION' && !value.includes('X'));
  return dated?.value ?? counted?.point ?? length?.value ?? null;
}

/** A negation in the claim itself, not in a clause that hangs on one of its nouns. */
function isNegated({ tokens, pack }: Reading, message: Range, bounds: readonly Range[]): boolean {
  let isAside = false;
  for (
    let index = firstTokenFrom(tokens, message.start);
    index < tokens.length && tokens[index]!.start < message.end;
    index++
  ) {
    const token = tokens[index]!;
    const { end, start } = token;
    if (token.text === ',') isAside = pack.clauseOpeners.holds(tokens[index + 1]);
    else if (!isAside && pack.negations.holds(token))
      if (!bounds.some((bound) => bound.start <= start && end <= bound.end)) return true;
  }
  return false;
}

/** A date where one is named: of "5,000 a month by the end of 2024" that year. */
function deadlineOf(times: readonly Timex[]): string | null {
  const some = times.filter(({ type, value }) => type !== 'SET' && value !== 'PAST_REF' && value !== 'PRESENT_REF');
  return (some.find(({ type }) => type !== 'DURATION') ?? some[0])?.value ?? null;
}
