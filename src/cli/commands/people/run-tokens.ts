import type { ApiToken } from '#app';
import type { Role } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printLine, printTable } from '../../output.ts';
import { type ReportOptions, inWorkspaceAt, reportOnWorkspace } from '../../report-on-workspace.ts';
import { requirePerson, shellUser } from './run-people.ts';

const dayMs = 24 * 3600_000;

/** `sightline tokens list` */
export async function runTokenList(options: ReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ tokens: await store.accounts.tokens.list() }),
    ({ tokens }) => printTable(['id', 'person', 'at most', 'state', 'last used', 'for'], tokens.map(rowOf)),
  );
}

export async function runTokenAdd(
  name: string,
  options: ReportOptions & { readonly label: string; readonly ceiling: Role; readonly days: number },
): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store: { accounts } }) => {
      const { id: personId } = await requirePerson(accounts, name);
      const expires = options.days === 0 ? null : new Date(Date.now() + options.days * dayMs).toISOString();
      return accounts.tokens.add({ personId, label: options.label, ceiling: options.ceiling, expires }, shellUser());
    },
    ({ secret, token }) => {
      printLine(secret);
      const until = token.expires === null ? 'until it is revoked' : `until ${token.expires.slice(0, 10)}`;
      printLine(faint(`  of ${token.personName}, at most ${token.ceiling}, ${until}; it is not shown again`));
    },
  );
}

export async function runTokenRevoke(id: string, options: { readonly workspace?: string }): Promise<ExitCode> {
  return inWorkspaceAt(options.workspace, async ({ store }) => {
    await store.accounts.tokens.revoke(id, shellUser());
    printLine(`the token ${id} works no more`);
    return exitCode.ok;
  });
}

function rowOf({ ceiling, expires, id, label, personName, revoked, used }: ApiToken): string[] {
  const isOver = expires !== null && Date.parse(expires) <= Date.now();
  const state = revoked ? 'revoked' : isOver ? 'expired' : expires ? `until ${expires.slice(0, 10)}` : 'good';
  return [id, personName, ceiling, state, used?.slice(0, 10) ?? 'never', label];
}
