/** Too few cases of late for an alarm to be looked into: fewer than `cases` in the last `looks`, `now` included. */
export function isGuarded(counts: readonly number[], now: number, [cases, looks]: readonly [number, number]): boolean {
  let sum = 0;
  for (let look = Math.max(0, now - looks + 1); look <= now; look += 1) sum += counts[look]!;
  return sum < cases;
}
