import type { Command } from 'commander';

/** Options that name one statement of a case. */
export interface StatementOptions {
  readonly claim?: string;
  readonly document?: string;
  readonly exact?: string;
  readonly observation?: string;
}

/** `--claim`, or `--document` with `--exact`, or `--observation`. */
export function withStatement(command: Command): Command {
  return command
    .option('--claim <id>', 'a claim')
    .option('--document <id>', 'words of a document, with --exact')
    .option('--exact <words>', 'the words')
    .option('--observation <id>', 'an observation');
}
