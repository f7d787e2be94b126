import type { Attribution } from './attribution.ts';
import { buildAttribution } from './build-attribution.ts';
import type { LanguagePack } from './language-pack.ts';
import type { SentenceView } from './sentence-view.ts';
import { WordSet } from './word-set.ts';

/** Tokens of a headline at most. */
const longest = 25;
/** Tokens of a name in a headline at most, and of what it says at least. */
const longestName = 5;
const shortestMessage = 3;
const joints = new WordSet([':', '–', '—', '-']);

/**
 * "UN: half of harvest lost", "Two killed in blast - police": a line without a full stop at its end, one side of whose colon or dash
 * is a party that speaks (`headlineParties`) and nothing else. "Ukraine: what we know" names a topic and is left alone.
 */
export function readHeadline(view: SentenceView, pack: LanguagePack): Attribution[] {
  const { from, to } = view;
  if (to - from > longest || !isLine(view)) return [];
  const joint = firstJoint(view);
  if (joint < 0) return [];
  const before = { from, to: joint };
  const after = { from: joint + 1, to };
  const isBefore = view.tokens[joint]!.text === ':' && isParty(view, pack, before);
  const speaker = isBefore ? before : isParty(view, pack, after) ? after : undefined;
  const message = isBefore ? after : before;
  if (!speaker || message.to - message.from < shortestMessage) return [];
  return [
    buildAttribution(view, {
      message,
      speaker,
      cue: null,
      frame: { from: speaker.from, to: isBefore ? joint + 1 : to },
      addressee: null,
      via: [],
      stance: 'say',
      type: 'indirect',
    }),
  ];
}

/** Alone on its line, without a mark that ends a sentence. */
function isLine({ text, tokens, from, to }: SentenceView): boolean {
  const [first, last] = [tokens[from]!, tokens[to - 1]!];
  if (/[.!?…]/u.test(last.text)) return false;
  const before = text.slice(Math.max(0, first.start - 2), first.start);
  const after = text.slice(last.end, last.end + 2);
  return (
    before.trim() === '' && /^$|\n/u.test(before) && /^\s*$/u.test(after) && (after === '' || after.includes('\n'))
  );
}

/** A colon, or a dash with blanks around it. */
function firstJoint({ tokens, from, to, text, quotationAt }: SentenceView): number {
  for (let at = from + 1; at < to - 1; at++) {
    const { text: mark, start, end } = tokens[at]!;
    if (!joints.has(mark) || quotationAt(at)) continue;
    if (mark === ':' ? text[end] === ' ' : text[start - 1] === ' ' && text[end] === ' ') return at;
  }
  return -1;
}

function isParty({ tokens }: SentenceView, pack: LanguagePack, { from, to }: { from: number; to: number }): boolean {
  if (to - from > longestName || to <= from) return false;
  for (let at = from; at < to; at++) if (tokens[at]!.kind !== 'word') return false;
  return pack.headlineParties.holds(tokens[to - 1]!) || pack.headlineParties.holds(tokens[from]!);
}
