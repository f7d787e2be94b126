import type { Stance } from '../attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import { endOfContent, namesWhatWasSaid } from './end-of-content.ts';
import { isFinite } from './finite.ts';
import type { Frame } from './frames.ts';
import { type Phrase, subjectBefore } from './noun-phrase.ts';
import { determiners, speechNouns } from './words.ts';

/** "the claim that …", "Seoul's allegation that …", "a statement by X that …": who stands before or behind speaks. */
export function nounFrame(view: SentenceView, index: number, at: number): Frame | undefined {
  const { tokens } = view;
  const segment = view.segments[index]!;
  const { lower } = tokens[at]!;
  if (!speechNouns.has(lower)) return undefined;
  const that = complementOf(view, at + 1, Math.min(segment.to, at + 10));
  if (that === undefined) return undefined;
  let subject: Phrase | null = null;
  if (that > at + 2 && /^(?:by|from|of)$/u.test(tokens[at + 1]!.lower)) subject = { from: at + 2, to: that };
  else if (that !== at + 1) return undefined;
  else subject = possessorOf(view, at, segment.from);
  if (subject === null && namesWhatWasSaid(view, index) && at === segment.from + 1) return undefined;
  const light = subject === null ? lightVerb(view, at, segment.from) : undefined;
  if (light !== undefined) subject = subjectBefore(view, segment, light) ?? null;
  return {
    cue: { from: light ?? at, to: at + 1 },
    message: { from: that, to: endOfClause(view, index, at, that) },
    clause: { from: segment.from, to: that },
    subject,
    addressee: null,
    stance: stanceOf(lower),
    isObject: false,
    isHearsay: false,
  };
}

const lightVerbs =
  /^(?:express|expressed|expresses|voiced|voices|raised|raises|made|makes|issued|issues|offered|repeated|renewed|gave|gives|have|has|had|reiterated|aired|shared|shares|held|holds|harbor|harbored)$/u;

/** "expressed" of "expressed grave doubt that": the verb that only carries the noun. */
function lightVerb({ tokens }: SentenceView, at: number, start: number): number | undefined {
  for (let before = at - 1; before >= Math.max(start, at - 4); before--) {
    if (lightVerbs.test(tokens[before]!.lower)) return before;
    if (isFinite(tokens, before) || tokens[before]!.kind === 'mark') return undefined;
  }
  return undefined;
}

/** "that" with nothing but a noun phrase before it. */
function complementOf(view: SentenceView, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (view.quotationAt(at)) return undefined;
    if (view.tokens[at]!.lower === 'that') return at;
    if (isFinite(view.tokens, at)) return undefined;
  }
  return undefined;
}

/** "Mr. Lang's", "his", "the embassy's" right before the noun. */
function possessorOf({ tokens }: SentenceView, at: number, start: number): Phrase | null {
  const before = tokens[at - 1]?.lower ?? '';
  if (at - 1 < start) return null;
  if (/^(?:his|her|its|their)$/u.test(before)) return { from: at - 1, to: at };
  if (!/(?:'s|s')$/u.test(before)) return null;
  let from = at - 1;
  while (
    from > start &&
    (tokens[from - 1]!.isCapitalized || tokens[from - 1]!.text === '.' || determiners.holds(tokens[from - 1]!))
  )
    from--;
  return { from, to: at };
}

/** Of "The claim that A was B drew laughter" the content ends before "drew": the clause's own verb is still to come. */
function endOfClause(view: SentenceView, index: number, noun: number, that: number): number {
  const { tokens } = view;
  const segment = view.segments[index]!;
  const end = endOfContent(view, index, that);
  for (let at = segment.from; at < noun; at++) if (isFinite(tokens, at)) return end;
  let groups = 0;
  for (let at = that + 1; at < segment.to; at++) {
    const isVerb = isFinite(tokens, at);
    if (isVerb && !isFinite(tokens, at - 1) && !/^(?:not|also|ever|never)$/u.test(tokens[at - 1]!.lower)) groups++;
    if (isVerb && groups === 2) return at;
  }
  return end;
}

function stanceOf(noun: string): Stance {
  if (/^(?:evidence|indication|sign|proof)/u.test(noun)) return 'evidence';
  if (/^(?:assurance|pledge|promise|vow)/u.test(noun)) return 'assure';
  if (noun.startsWith('denial')) return 'deny';
  if (/^(?:prediction|forecast|expectation)/u.test(noun)) return 'forecast';
  if (/^(?:demand|call|request)/u.test(noun)) return 'demand';
  return /^(?:belief|view|assessment|fear|hope|speculation|opinion|suspicion|conclusion|theory|concern|worr|doubt|sense|feeling)/u.test(
    noun,
  )
    ? 'opine'
    : 'say';
}
