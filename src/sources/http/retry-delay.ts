/**
 * Milliseconds to wait before try `attempt` (1 is the first repetition): doubling, no longer than `longest`, and a
 * random part of one half, so that many clients that failed together do not come back together.
 */
export function computeRetryDelay(attempt: number, first: number, longest: number, random: number): number {
  const full = Math.min(longest, first * 2 ** (attempt - 1));
  return full / 2 + (full / 2) * random;
}

/** `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date, as milliseconds from `now`; null where it says neither. */
export function parseRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
