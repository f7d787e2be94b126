/** Neighbouring blocks that are fetched by one request: `first` to `last`, both inclusive. */
export interface BlockRun {
  readonly first: number;
  readonly last: number;
}

/**
 * Joins wanted blocks into runs: over gaps of at most `gap` blocks, since a request costs more than a few blocks,
 * and no longer than `longest` blocks. Every wanted block is in exactly one run.
 */
export function planRuns(wanted: Iterable<number>, gap: number, longest: number): BlockRun[] {
  const runs: BlockRun[] = [];
  for (const block of [...new Set(wanted)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && block - run.last - 1 <= gap && block - run.first < longest)
      runs[runs.length - 1] = { ...run, last: block };
    else runs.push({ first: block, last: block });
  }
  return runs;
}
