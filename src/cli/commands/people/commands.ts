import { type Command, InvalidArgumentError, Option } from 'commander';
import { roles } from '#core/lists';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseWholeNumber } from '../../options.ts';

/** `sightline people …` and `tokens …`: who may use a workspace that several people share. */
export function addPeopleCommands(program: Command, done: (code: ExitCode) => void): void {
  const people = program
    .command('people')
    .description('who may use the workspace; with the first account everybody signs in');
  inWorkspace(people.command('list', { isDefault: true }))
    .description('people and their roles')
    .addOption(json())
    .action(async (options) => done(await (await import('./run-people.ts')).runPeopleList(options)));
  inWorkspace(people.command('add'))
    .description('add a person; the password is read from the terminal, or from a line of stdin')
    .argument('<name>', 'as the history and briefs will have it')
    .option('--email <address>', 'to sign in with, too')
    .option('--admin', 'admin of the whole server')
    .option('--no-password', 'signs in with the identity provider only')
    .addOption(json())
    .action(async (name: string, options) => done(await (await import('./run-people.ts')).runPeopleAdd(name, options)));
  inWorkspace(people.command('role'))
    .description('what a person may do in a case: viewer reads, analyst works, reviewer publishes, admin does all')
    .argument('<name>', 'name or e-mail address')
    .option('--case <id>', 'the case; without it the whole server: admin, or none')
    .addOption(new Option('--set <role>', 'the role').choices([...roles, 'none']).makeOptionMandatory())
    .action(async (name: string, options) =>
      done(await (await import('./run-people.ts')).runPeopleRole(name, options)),
    );
  inWorkspace(people.command('password'))
    .description('set a new password, read from the terminal or from a line of stdin; ends all sessions of the person')
    .argument('<name>', 'name or e-mail address')
    .action(async (name: string, options) =>
      done(await (await import('./run-people.ts')).runPeoplePassword(name, options)),
    );
  inWorkspace(people.command('disable'))
    .description('end the sessions and tokens of a person, who keeps the name and may not sign in')
    .argument('<name>', 'name or e-mail address')
    .option('--undo', 'may sign in again')
    .action(async (name: string, options) =>
      done(await (await import('./run-people.ts')).runPeopleDisable(name, options)),
    );
  inWorkspace(people.command('link'))
    .description('let a person sign in as somebody of an identity provider (OpenID Connect)')
    .argument('<name>', 'name or e-mail address')
    .requiredOption('--issuer <url>', 'the provider: `iss`')
    .requiredOption('--subject <id>', 'who it is there: `sub`')
    .action(async (name: string, options) =>
      done(await (await import('./run-people.ts')).runPeopleLink(name, options)),
    );
  inWorkspace(people.command('publishing'))
    .description('whether publishing a case takes two people: not whoever composed or decided last')
    .argument('<case>', 'id of the case')
    .addOption(new Option('--four-eyes <how>').choices(['on', 'off']).makeOptionMandatory())
    .action(async (caseId: string, options) =>
      done(await (await import('./run-people.ts')).runPeoplePublishing(caseId, options)),
    );
  inWorkspace(people.command('log'))
    .description('sign-ins, and who changed what of accounts; the newest first')
    .option('--limit <n>', 'at most', parseWholeNumber, 50)
    .addOption(json())
    .action(async (options) => done(await (await import('./run-people.ts')).runPeopleLog(options)));

  const tokens = program.command('tokens').description('what programs sign in with: Authorization: Bearer TOKEN');
  inWorkspace(tokens.command('list', { isDefault: true }))
    .description('tokens, without their secrets')
    .addOption(json())
    .action(async (options) => done(await (await import('./run-tokens.ts')).runTokenList(options)));
  inWorkspace(tokens.command('add'))
    .description('make a token of a person; it is shown once')
    .argument('<name>', 'name or e-mail address of the person')
    .requiredOption('--label <text>', 'what it is for')
    .addOption(new Option('--ceiling <role>', 'never more than this').choices(roles).default('viewer'))
    .option('--days <n>', 'days that it is good for; 0: until it is revoked', parseDays, 90)
    .addOption(json())
    .action(async (name: string, options) => done(await (await import('./run-tokens.ts')).runTokenAdd(name, options)));
  inWorkspace(tokens.command('revoke'))
    .description('end a token')
    .argument('<id>', 'id of the token')
    .action(async (id: string, options) => done(await (await import('./run-tokens.ts')).runTokenRevoke(id, options)));
}

function parseDays(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (days <= 3650) return days;
  throw new InvalidArgumentError('expected 0 to 3650 days');
}
