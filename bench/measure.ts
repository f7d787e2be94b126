import { spawnSync } from 'node:child_process';

/** One measured number beside what was asked for; `limit` null where nothing was asked. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `at most` for times, `at least` for rates. */
  readonly limit: { readonly kind: 'at most' | 'at least'; readonly value: number } | null;
  /** Spread over the runs, or what it was measured on. */
  readonly detail?: string;
}

export function isMet({ value, limit }: Measurement): boolean {
  if (limit === null) return true;
  return limit.kind === 'at most' ? value <= limit.value : value >= limit.value;
}

/** Wall time in seconds of a command, minimum over runs; throws when it fails. */
export function timeCommand(command: string, args: readonly string[], runs: number): { best: number; mean: number } {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
    return (performance.now() - started) / 1000;
  });
  return { best: Math.min(...times), mean: times.reduce((sum, one) => sum + one, 0) / runs };
}
