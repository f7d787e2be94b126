import { mergeClaims, splitClaim } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError } from '../../workspace.ts';
import { type SignedOptions, changeBy } from './signed.ts';

export function runSplit(
  id: string,
  options: SignedOptions & { readonly before: readonly string[] },
): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => {
      const claim = await store.get('claim', id);
      const at = options.before.map((words) => {
        const found = claim?.text.indexOf(words) ?? -1;
        if (claim && found < 0) throw new CommandError('usage', `the words "${words}" do not stand in the claim`);
        return (claim?.start ?? 0) + found;
      });
      return splitClaim(store, id, at, changeBy(options));
    },
    (claims) => {
      for (const claim of claims) printLine(`${claim.id}: “${claim.text}”`);
    },
  );
}

export function runMerge(ids: readonly string[], options: SignedOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    ({ store }) => mergeClaims(store, ids, changeBy(options)),
    (claim) => printLine(`${claim.id}: “${claim.text}”`),
  );
}
