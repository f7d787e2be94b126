import type { Segment, SentenceView } from '../sentence-view.ts';
import { hasClause, isFinite } from './finite.ts';
import { reportingForms } from './reporting-verbs.ts';
import { speechNouns } from './words.ts';

/**
 * Where what begins at `start` in segment `index` ends: at the end of the sentence or before the next frame: "; …", ", adding
 * that", ", according to", ", Kim said", ", but offered no explanation".
 */
export function endOfContent(view: SentenceView, index: number, start: number): number {
  const { tokens, segments } = view;
  if (index > 0 && /^(?:who|which)$/u.test(tokens[segments[index]!.from]!.lower)) return segments[index]!.to;
  for (let next = index + 1; next < segments.length; next++) {
    const segment = segments[next]!;
    const { lower } = tokens[segment.from]!;
    const isFrame =
      lower === 'citing' ||
      (lower === 'according' && !isInterruption(view, next)) ||
      isReportingGerund(lower) ||
      isNewFrame(view, next, start) ||
      isWithoutMore(view, segment);
    if (
      segment.opener === ';' ||
      isFrame ||
      namesWhatWasSaid(view, next) ||
      isClosingFrame(view, next) ||
      isOtherVerb(view, next, start)
    )
      return segments[next - 1]!.to;
  }
  return segments.at(-1)!.to;
}

/** "that the minister, according to officials, never saw it": the clause goes on behind the source. */
function isInterruption({ segments, tokens }: SentenceView, index: number): boolean {
  const behind = segments[index + 1];
  if (behind?.opener !== ',') return false;
  const { lower } = tokens[behind.from]!;
  return hasClause(tokens, behind.from, behind.to)
    ? !/^(?:who|which|and|but|all|whose)$/u.test(lower)
    : isFinite(tokens, behind.from);
}

/** ", without elaborating", "without giving details". */
function isWithoutMore({ tokens }: SentenceView, { from }: Segment): boolean {
  return (
    tokens[from]!.lower === 'without' &&
    /^(?:elabora|giv|provid|offer|nam|specif|explain)\w*ing$/u.test(tokens[from + 1]?.lower ?? '')
  );
}

/** ", adding that", ", calling it". */
export function isReportingGerund(lower: string): boolean {
  return (
    lower.endsWith('ing') &&
    (reportingForms()
      .get(lower)
      ?.some(({ form }) => form === 'gerund') ??
      false)
  );
}

/** ", Kim said" at the end of the sentence announces what is before it. */
function isClosingFrame(view: SentenceView, index: number): boolean {
  const { from, to } = view.segments[index]!;
  const after = view.segments[index + 1];
  const isLast = after === undefined || /^(?:citing|quoting|according)$/u.test(view.tokens[after.from]!.lower);
  if (!isLast || to - from > 9 || view.quotationAt(from)) return false;
  return /^(?:said|says|added|wrote|reported|noted)$/u.test(view.tokens[to - 1]!.lower);
}

/** ", and analysts said it may": the next announcing clause, unless both hang on "that". */
function isNewFrame(view: SentenceView, index: number, start: number): boolean {
  const { tokens } = view;
  const { from, to, opener } = view.segments[index]!;
  if (opener !== ',' || view.quotationAt(from) || !/^(?:and|but|while|though|although)$/u.test(tokens[from]!.lower))
    return false;
  if (tokens[start]!.lower === 'that' && tokens[from]!.lower === 'and') return false;
  for (let at = from + 2; at < Math.min(to - 1, from + 8); at++) {
    if (/^(?:said|says|say|told|added|argued|noted|warned|insisted)$/u.test(tokens[at]!.lower)) return true;
    if (isFinite(tokens, at)) return false;
  }
  return false;
}

/** ", a claim prosecutors dispute": what the writer says of the words before. */
export function namesWhatWasSaid({ tokens, segments }: SentenceView, index: number): boolean {
  const { from, to } = segments[index]!;
  return from + 1 < to && /^(?:a|an|the)$/u.test(tokens[from]!.lower) && speechNouns.holds(tokens[from + 1]!);
}

/** ", but offered no explanation": the announcing subject's next verb, not part of what it said. */
function isOtherVerb(view: SentenceView, index: number, start: number): boolean {
  const { tokens } = view;
  const { from, opener } = view.segments[index]!;
  if (opener !== ',' || view.quotationAt(from) || !/^(?:but|then|and)$/u.test(tokens[from]!.lower)) return false;
  const isThat = tokens[start]!.lower === 'that' && tokens[from + 1]?.lower === 'that';
  return (
    !isThat &&
    isFinite(tokens, from + 1) &&
    /(?:ed|said|told|gave|made|did|declined|refused)$/u.test(tokens[from + 1]!.lower)
  );
}
