import type { ClaimType } from '#core';
import type { Attribution, Range, Stance } from './attribution.ts';
import { type SentenceView, rangeOf } from './sentence-view.ts';
import { WordSet } from './word-set.ts';

/** Token indices, half open. */
interface Tokens {
  readonly from: number;
  readonly to: number;
}

/** An attribution as token ranges. */
export interface AttributionDraft {
  readonly message: Tokens;
  readonly speaker: Tokens | null;
  readonly cue: Tokens | null;
  /** Words of the cue besides `cue`: the prefix of a separated verb, its auxiliary. */
  readonly cueRest?: readonly Tokens[];
  readonly frame: Tokens | null;
  readonly addressee: Tokens | null;
  readonly via: readonly Tokens[];
  readonly stance: Stance;
  readonly type: 'indirect' | 'reported';
  readonly isContinuation?: boolean;
}

/** Turns tokens into characters; a message inside quotation marks becomes direct, one with some of them mixed. */
export function buildAttribution(view: SentenceView, draft: AttributionDraft): Attribution {
  const range = (tokens: Tokens | null): Range | null => tokens && rangeOf(view, tokens.from, tokens.to);
  const message = trimMessage(view, draft.message);
  return {
    message: rangeOf(view, message.from, message.to),
    speaker: range(draft.speaker),
    cue: range(draft.cue),
    cueWords: cueWordsOf(draft).map((tokens) => rangeOf(view, tokens.from, tokens.to)),
    frame: range(draft.frame),
    addressee: range(draft.addressee),
    via: draft.via.map((tokens) => rangeOf(view, tokens.from, tokens.to)),
    type: draft.type === 'reported' ? 'reported' : typeOf(view, message, draft.frame),
    stance: draft.stance,
    isContinuation: draft.isContinuation ?? false,
  };
}

function cueWordsOf({ cue, cueRest }: AttributionDraft): Tokens[] {
  if (!cueRest || cueRest.length === 0) return cue ? [cue] : [];
  return [...(cue ? [cue] : []), ...cueRest].toSorted((a, b) => a.from - b.from);
}

const edges = new WordSet([',', ';', ':', '–', '—', '-']);

function trimMessage(view: SentenceView, message: Tokens): Tokens {
  let { from, to } = message;
  while (from + 1 < to && edges.holds(view.tokens[from]!)) from++;
  while (to - 1 > from && edges.holds(view.tokens[to - 1]!)) to--;
  return { from, to };
}

/** Quotations of fewer tokens than this, marks included, are names or words held at arm's length. */
const shortQuotation = 6;

function typeOf(view: SentenceView, message: Tokens, frame: Tokens | null): ClaimType {
  let quoted = 0;
  let total = 0;
  for (let at = message.from; at < message.to; at++) {
    if (frame && frame.from <= at && at < frame.to) continue;
    total++;
    if (view.quotationAt(at)) quoted++;
  }
  if (quoted > 0 && total - quoted <= 2 && view.quotationAt(message.from)) return 'direct';
  return quoted >= shortQuotation ? 'mixed' : 'indirect';
}
