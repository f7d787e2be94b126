import type { Indicator, Observation, Seen } from '#core';
import type { BriefForecast } from './conclusions.ts';

/** A count as a reader should see it: a bound is never shown as exact. */
export function formatBounds({ low, high }: { readonly low: number | null; readonly high: number | null }): string {
  if (low === null) return high === null ? 'no number' : `at most ${formatNumber(high)}`;
  if (high === null) return `at least ${formatNumber(low)}`;
  return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** What was seen, in words; zero, not observed and unusable are three different answers. */
export function formatSeen(seen: Seen): string {
  switch (seen.kind) {
    case 'count':
      return seen.low === 0 && seen.high === 0 ? '0 (looked, none seen)' : formatBounds(seen);
    case 'measure':
      return `${formatBounds(seen)} ${{ m: 'm', m2: 'm²', percent: '%' }[seen.unit]}`;
    case 'state':
      return seen.state;
    case 'uncounted':
      return 'seen, no number given';
    case 'unusable':
      return `unusable: ${seen.reason}`;
    case 'not-observed':
      return `not observed: ${seen.reason}`;
  }
}

/** Small chances in the form people can picture: `0.6 %` (no-break space), `1 in 81,000`. */
export function formatProbability(probability: number): string {
  if (probability > 0.995 && probability < 1) return 'more than 99\u00a0%';
  if (probability >= 0.1) return `${Math.round(probability * 100)}\u00a0%`;
  if (probability >= 0.001) return `${Number((probability * 100).toPrecision(2))}\u00a0%`;
  if (probability < 1e-9) return 'less than 1 in a billion';
  return `1 in ${formatNumber(Number((1 / probability).toPrecision(2)))}`;
}

/** A sum of weights of evidence, to hundredths: `1.3`, `0`. */
export function formatWeight(sum: number): string {
  return String(Number(sum.toFixed(2)));
}

/** Thousands with a comma, in any locale. */
function formatNumber(value: number): string {
  const [whole, part] = String(value).split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `1 document carries it and rests on 1 independent origin.` */
export function describeMentions(mentions: number, effective: { readonly low: number; readonly high: number }): string {
  const carried = mentions === 1 ? '1 document carries it and rests' : `${mentions} documents carry it and rest`;
  return `${carried} on ${formatEffective(effective)}.`;
}

/** `1 independent origin`, `1 to 3 independent origins` */
export function formatEffective({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low} independent origin${low === 1 ? '' : 's'}` : `${low} to ${high} independent origins`;
}

export function isAfter(observation: Observation, day: string): boolean {
  return observation.when.from.slice(0, day.length) > day;
}

/** How the status of a warning step is said; looked and not looked are two things. */
export const indicatorWords: Readonly<Record<Indicator['status'], string>> = {
  seen: 'seen',
  reported: 'reported',
  'not-seen': 'looked, not seen',
  'not-observed': 'nobody looked',
};

/** Answers that hold no number and must not look like one. */
export function isWithoutNumber(kind: Seen['kind']): boolean {
  return kind === 'uncounted' || kind === 'unusable' || kind === 'not-observed';
}

/** A Brier score with its range over the words it was made in, or why there is none. */
export function formatScore({ status, brier, brierLow, brierHigh }: BriefForecast['score']): string {
  if (brier === null) return status === 'no-number' ? 'not scored: no probability in the words' : status;
  if (brierLow === null || brierHigh === null) return brier.toFixed(2);
  return `${brier.toFixed(2)} (${brierLow.toFixed(2)} to ${brierHigh.toFixed(2)} over its words)`;
}
