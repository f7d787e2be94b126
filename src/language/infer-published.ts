import { type PartialDate, type TextSpan, type Timex, parsePartialDate } from '#core';
import type { LanguagePack } from './language-pack.ts';

/** Characters at the start in which a date line is looked for, and on each end in which a label is. */
const headLength = 600;
/** A line with a date and little else; longer ones are prose. */
const longestDateLine = 80;

/**
 * The date of publication as the text itself gives it: behind a label ("Stand: 13.10.2023", "Published Oct. 5, 2023"), in a
 * dateline ("SEOUL, Oct. 5, 2023 —"), or alone on a line at the start. A date in prose is an event's and is never taken.
 */
export function inferPublished(
  text: string,
  timex: readonly Timex[],
  pack: LanguagePack,
): { date: PartialDate; words: TextSpan } | null {
  const full = timex.filter(({ type, value }) => type === 'DATE' && /^\d{4}-\d\d(?:-\d\d)?$/u.test(value));
  const found =
    full.find((one) => isNearEdge(text, one) && isLabelled(text, one, pack)) ??
    full.find((one) => one.start < headLength && (isAlone(text, one) || isDateline(text, one)));
  if (!found) return null;
  const { start, end, value } = found;
  return { date: parsePartialDate(value), words: { start, end, text: text.slice(start, end) } };
}

function isNearEdge(text: string, { start, end }: Timex): boolean {
  return start < headLength || end > text.length - headLength;
}

function isLabelled(text: string, { start }: Timex, pack: LanguagePack): boolean {
  const before = text.slice(Math.max(0, start - 30), start).toLowerCase();
  return (before.match(/\p{L}+/gu) ?? []).slice(-3).some((word) => pack.publicationWords.has(word));
}

/** The date's line has few other characters and no full stop at its end. */
function isAlone(text: string, { start, end }: Timex): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const line = text.slice(from, newline < 0 ? text.length : newline).trim();
  return line.length <= longestDateLine && !/[.!?]$/u.test(line) && newline >= 0;
}

/** "SEOUL, Oct. 5, 2023 —", "BERLIN, 13. Oktober 2023 (dpa)": a place in capital letters before, a dash or bracket behind. */
function isDateline(text: string, { start, end }: Timex): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return /^\p{Lu}[\p{Lu}\s.,/-]{2,40}$/u.test(text.slice(from, start)) && /^\s*[—–(-]/u.test(text.slice(end, end + 4));
}
