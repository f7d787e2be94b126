import type { Segment, SentenceView } from '../sentence-view.ts';
import { auxiliaries, modals, relativePronouns, reportedForms, subordinators } from './words.ts';

/** Whether a clause begins with a conjunction or relative pronoun and so ends with its verb. */
export function isSubordinate(view: SentenceView, segment: Segment): boolean {
  const first = view.tokens[segment.from]!.lower;
  if (subordinators.has(first)) return true;
  return segment.opener === ',' && segment.from > view.from && relativePronouns.has(first) && endsInVerb(view, segment);
}

function endsInVerb(view: SentenceView, segment: Segment): boolean {
  const last = view.tokens[segment.to - 1]!;
  if (last.kind !== 'word' || last.isCapitalized || isInfinitiveClause(view, segment)) return false;
  return !isVerbSecond(view, segment);
}

/** "…, die Waffen niederzulegen": an infinitive with zu at the end, as demands and promises take it. */
export function isInfinitiveClause(view: SentenceView, segment: Segment): boolean {
  const last = view.tokens[segment.to - 1]!;
  if (last.kind !== 'word' || last.isCapitalized || !last.lower.endsWith('n')) return false;
  const before = view.tokens[segment.to - 2];
  return (before?.lower === 'zu' && segment.to - 2 >= segment.from) || /.zu.{3,}n$/u.test(last.lower);
}

/** "die Lage sei ernst": a finite verb with something other than verbs behind it, so "die" is an article. */
function isVerbSecond(view: SentenceView, segment: Segment): boolean {
  let at = segment.from + 1;
  while (at < segment.to && !isFinite(view.tokens[at]!.lower)) at++;
  while (at < segment.to && isFinite(view.tokens[at]!.lower)) at++;
  return at < segment.to;
}

function isFinite(lower: string): boolean {
  return (
    auxiliaries.has(lower) ||
    modals.has(lower) ||
    reportedForms.has(lower) ||
    /^(?:sein|worden|gewesen|lassen)$/u.test(lower)
  );
}

/** Whether nothing but auxiliaries, or a quotation, follows in the clause. */
export function isClauseFinal(view: SentenceView, at: number, segment: Segment): boolean {
  let next = at + 1;
  while (next < segment.to && auxiliaries.has(view.tokens[next]!.lower)) next++;
  return next === segment.to || view.quotationAt(next) !== undefined;
}

/** An auxiliary that makes a participle a finite verb: before it in the clause, or right behind it at the end. */
export function auxiliaryOf(view: SentenceView, at: number, segment: Segment): number | undefined {
  for (let next = at + 1; next < Math.min(segment.to, at + 3); next++)
    if (auxiliaries.has(view.tokens[next]!.lower)) return next;
  for (let before = at - 1; before >= segment.from; before--)
    if (auxiliaries.has(view.tokens[before]!.lower) && !view.quotationAt(before)) return before;
  return undefined;
}

/** The finite verb of "musste der Minister einräumen", "wollte nicht ausschließen". */
export function modalBefore({ quotationAt, tokens }: SentenceView, at: number, { from }: Segment): number | undefined {
  for (let before = at - 1; before >= from; before--)
    if (modals.has(tokens[before]!.lower) && !quotationAt(before)) return before;
  return undefined;
}
