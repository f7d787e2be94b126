import type { ChangeContext } from '#app';
import type { ReportOptions } from '../../report-on-workspace.ts';

/** Options of every command by which a person changes a claim. */
export interface SignedOptions extends ReportOptions {
  readonly by: string;
  readonly reason: string;
}

export function changeBy({ by, reason }: SignedOptions): ChangeContext {
  return { actor: { kind: 'person', name: by }, reason };
}
