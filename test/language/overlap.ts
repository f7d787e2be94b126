/** Shared characters divided by covered ones, 0 to 1: 1 for the same span. */
export function overlap(expected: readonly [number, number], found: { start: number; end: number }): number {
  const [start, end] = expected;
  const shared = Math.min(end, found.end) - Math.max(start, found.start);
  return shared <= 0 ? 0 : shared / (Math.max(end, found.end) - Math.min(start, found.start));
}
