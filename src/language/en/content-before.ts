import type { SentenceView } from '../sentence-view.ts';
import { isReportingGerund } from './end-of-content.ts';
import { hasClause, isFinite } from './finite.ts';
import type { Phrase } from './noun-phrase.ts';

/**
 * All before the frame in segment `index`, back to a semicolon or `floor`; undefined where that is no statement. Behind a
 * frame that announces nothing else (`isAnnounced`) it need not be seen to have a verb: "The rebels hold a third, they say".
 */
export function contentBefore(
  view: SentenceView,
  index: number,
  floor: number,
  isAnnounced = false,
): Phrase | undefined {
  if (index === 0) return undefined;
  const { segments, tokens } = view;
  let start = index - 1;
  while (start > 0 && segments[start]!.opener !== ';' && segments[start - 1]!.from >= floor) start--;
  const from = Math.max(floor, start === 0 ? view.from : segments[start]!.from);
  const to = segments[index - 1]!.to;
  if (to - from < 2) return undefined;
  if (isAnnounced && to - from > 2) return { from, to };
  for (let at = from; at < to; at++) if (view.quotationAt(at) || isFinite(tokens, at)) return { from, to };
  const behind = segments[index + 1];
  const goesOn = behind?.opener === ',' && isFinite(tokens, behind.from);
  return goesOn || hasClause(tokens, from, to) ? { from, to } : undefined;
}

/** What goes on behind a frame that interrupts: “A,” X said, “B.”; "The tests, X said, had been rushed". */
export function contentAround(view: SentenceView, before: Phrase, index: number): Phrase | undefined {
  const { tokens, segments } = view;
  const next = segments[index + 1];
  if (!next || next.opener !== ',') return undefined;
  const wasQuoted = view.quotationAt(before.to - 1) !== undefined;
  const quoted = segments.slice(index + 1, index + 3).find((segment) => view.quotationAt(segment.from) !== undefined);
  const isAside = quoted !== next && hasClause(tokens, next.from, next.to);
  if (quoted && !isAside && (wasQuoted || !hasFiniteIn(view, before)))
    return { from: before.from, to: segments.at(-1)!.to };
  const { lower } = tokens[next.from]!;
  if (
    wasQuoted ||
    /^(?:citing|who|which|according|but|and|as|speaking|referring)$/u.test(lower) ||
    isReportingGerund(lower)
  )
    return undefined;
  const goesOn =
    hasClause(tokens, next.from, next.to) || isFinite(tokens, next.from) || isFinite(tokens, before.to - 1);
  return goesOn ? { from: before.from, to: segments.at(-1)!.to } : undefined;
}

function hasFiniteIn(view: SentenceView, { from, to }: Phrase): boolean {
  for (let at = from; at < to; at++) if (isFinite(view.tokens, at)) return true;
  return false;
}
