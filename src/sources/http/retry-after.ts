/** `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date, as milliseconds from `now`; null where it says neither. */
export function parseRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
