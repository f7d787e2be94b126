/**
 * Milliseconds to wait before try `attempt` (1 is the first repetition): longer by `factor` each time, no longer than `longest`, and
 * a random part of one half, so that many clients that failed together do not come back together.
 */
export function computeRetryDelay(
  attempt: number,
  first: number,
  longest: number,
  random: number,
  factor: number = 2,
): number {
  const full = Math.min(longest, first * factor ** (attempt - 1));
  return full / 2 + (full / 2) * random;
}
