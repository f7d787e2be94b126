import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on stderr; in a pipe it stays silent. */
export interface Progress {
  /** `fraction` 0..1 */
  update(label: string, fraction: number): void;
  stop(): void;
}

export function startProgress(): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: '{bar} {percentage} % {label}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(100, 0, { label: '' });
  return {
    update: (label, fraction) => bar.update(Math.round(fraction * 100), { label }),
    stop: () => bar.stop(),
  };
}
