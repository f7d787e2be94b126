import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { duration } from './length.ts';

/** "einwöchigen", "jahrelange", "dreijährige", "three-day", "10-year": a length of time in one word. */
export function matchCompoundLength({ lexicon, tokens }: TimeContext, index: number): TimexMatch | null {
  const token = tokens[index]!;
  if (token.kind === 'number') {
    const unit = tokens[index + 1]?.text === '-' ? lexicon.units.get(tokens[index + 2]?.lower ?? '') : undefined;
    const isTight = tokens[index + 2]?.start === token.end + 1;
    if (unit === undefined || !isTight || !/^\d{1,3}$/u.test(token.text) || isAge(tokens[index + 3]?.text)) return null;
    return { start: index, end: index + 3, type: 'DURATION', value: duration(unit, Number(token.text)) };
  }
  const found = lexicon.compoundLength(token.lower);
  if (!found || isAge(tokens[index + 1]?.text)) return null;
  if (found.unit === 'Y' && lexicon.agedNouns.holds(tokens[index + 1])) return null;
  return { start: index, end: index + 1, type: 'DURATION', value: duration(found.unit, found.count) };
}

/** "10-year-old": the age of somebody, no time. */
function isAge(next: string | undefined): boolean {
  return next === '-' || next === 'old';
}
