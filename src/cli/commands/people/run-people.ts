import { userInfo } from 'node:os';
import type { Accounts, Person } from '#app';
import type { Role } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printLine, printTable } from '../../output.ts';
import { type ReportOptions, inWorkspaceAt, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError, type Workspace } from '../../workspace.ts';
import { readPassword } from './read-password.ts';

interface Where {
  readonly workspace?: string;
}

/** `sightline people list` */
export async function runPeopleList(options: ReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ people: await store.accounts.people.list() }),
    ({ people }) => {
      if (people.length === 0) printLine('no accounts: whoever uses this machine may do everything');
      else printTable(['name', 'e-mail', 'signs in', 'roles'], people.map(rowOf));
    },
  );
}

export async function runPeopleAdd(
  name: string,
  options: ReportOptions & { readonly email?: string; readonly admin?: boolean; readonly password: boolean },
): Promise<ExitCode> {
  const password = options.password ? await readPassword(`password of ${name}`) : null;
  return reportOnWorkspace(
    options,
    ({ store }) =>
      store.accounts.people.add(
        { name, email: options.email ?? null, isAdmin: options.admin === true, password },
        shellUser(),
      ),
    (person) => {
      printLine(`${person.name} has an account`);
      if (!person.isAdmin) printLine(`  next: sightline people role "${person.name}" --case CASE --set analyst`);
    },
  );
}

export async function runPeopleRole(
  name: string,
  { case: caseId, set, workspace }: Where & { readonly case?: string; readonly set: Role | 'none' },
): Promise<ExitCode> {
  return change(workspace, name, async ({ people }, person, { store }) => {
    if (caseId === undefined) {
      if (set !== 'admin' && set !== 'none')
        throw new CommandError('usage', `--set ${set}: say with --case where; without it expected admin or none`);
      await people.setAdmin(person.id, set === 'admin', shellUser());
      return `${person.name} is ${set === 'admin' ? 'an' : 'no'} admin of the server`;
    }
    await requireCase(store, caseId);
    await people.setRole(person.id, caseId, set === 'none' ? null : set, shellUser());
    return set === 'none' ? `${person.name} has no role in ${caseId}` : `${person.name} is ${set} in ${caseId}`;
  });
}

export async function runPeoplePassword(name: string, { workspace }: Where): Promise<ExitCode> {
  return change(workspace, name, async ({ people }, person) => {
    await people.setPassword(person.id, await readPassword(`new password of ${person.name}`), shellUser());
    return `${person.name} has a new password; all sessions have ended`;
  });
}

export async function runPeopleDisable(
  name: string,
  { undo, workspace }: Where & { readonly undo?: boolean },
): Promise<ExitCode> {
  return change(workspace, name, async ({ people }, person) => {
    await people.setDisabled(person.id, undo !== true, shellUser());
    return undo ? `${person.name} may sign in again` : `${person.name} may not sign in any more`;
  });
}

export async function runPeopleLink(
  name: string,
  { issuer, subject, workspace }: Where & { readonly issuer: string; readonly subject: string },
): Promise<ExitCode> {
  return change(workspace, name, async ({ people }, person) => {
    await people.link(person.id, { issuer, subject }, shellUser());
    return `${person.name} signs in as "${subject}" of ${issuer}`;
  });
}

export async function runPeoplePublishing(
  caseId: string,
  options: Where & { readonly fourEyes: 'on' | 'off' },
): Promise<ExitCode> {
  return inWorkspaceAt(options.workspace, async ({ store }) => {
    await requireCase(store, caseId);
    await store.accounts.policies.set(caseId, { fourEyes: options.fourEyes === 'on' }, shellUser());
    printLine(`publishing ${caseId} takes ${options.fourEyes === 'on' ? 'two people' : 'one person'}`);
    return exitCode.ok;
  });
}

export async function runPeopleLog(options: ReportOptions & { readonly limit: number }): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ events: await store.accounts.events(options.limit) }),
    ({ events }) => {
      for (const { at, by, what } of events) printLine(`${at.slice(0, 19).replace('T', ' ')} UTC  ${by}: ${what}`);
    },
  );
}

/** Who sits at the shell: whoever can read the files of a workspace may do everything with them. */
export function shellUser(): string {
  return `${userInfo().username} at the shell`;
}

/** The person of a name. Throws CommandError. */
export async function requirePerson({ people }: Accounts, name: string): Promise<Person> {
  const person = await people.find(name);
  if (person) return person;
  const known = (await people.list()).map((one) => one.name).join(', ');
  throw new CommandError('usage', `there is nobody with the name "${name}" (people: ${known || 'none'})`);
}

async function change(
  workspace: string | undefined,
  name: string,
  work: (accounts: Accounts, person: Person, workspace: Workspace) => Promise<string>,
): Promise<ExitCode> {
  return inWorkspaceAt(workspace, async (opened) => {
    const { accounts } = opened.store;
    printLine(await work(accounts, await requirePerson(accounts, name), opened));
    return exitCode.ok;
  });
}

async function requireCase(store: Workspace['store'], caseId: string): Promise<void> {
  if ((await store.get('case', caseId)) !== undefined) return;
  const known = (await store.list('case')).map(({ id }) => id).join(', ');
  throw new CommandError('usage', `there is no case "${caseId}" (cases: ${known || 'none'})`);
}

function rowOf({ email, hasPassword, isAdmin, isDisabled, name, roles }: Person): string[] {
  const own = Object.entries(roles).map(([caseId, role]) => `${caseId}: ${role}`);
  const how = hasPassword ? 'password' : 'provider only';
  return [name, email ?? '', isDisabled ? 'disabled' : how, (isAdmin ? ['server: admin', ...own] : own).join(', ')];
}
