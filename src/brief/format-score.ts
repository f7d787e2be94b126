import type { BriefForecast } from './conclusions.ts';
import type { BriefWords } from './words/english/english.ts';

/** A Brier score with its range over the words it was made in, or why there is none. */
export function formatScore(
  { status, brier, brierLow, brierHigh }: BriefForecast['score'],
  { amounts, forecasts }: BriefWords,
): string {
  if (brier === null) return status === 'no-number' ? forecasts.noNumber : forecasts.status(status);
  const two = (value: number): string => amounts.fixed(value, 2);
  if (brierLow === null || brierHigh === null) return two(brier);
  return forecasts.scoreRange(two(brier), two(brierLow), two(brierHigh));
}
