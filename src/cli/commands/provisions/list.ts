import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printTable, shorten } from '../../output.ts';
import { type ProvisionSource, readProvisions } from './source.ts';

export async function runProvisionList(options: ProvisionSource & { readonly json?: boolean }): Promise<ExitCode> {
  const provisions = await readProvisions(options);
  if (options.json) printJson({ provisions });
  else
    printTable(
      ['resolution', '¶', 'way', 'items', 'until', 'checked', 'in our words'],
      provisions.map((one) => [
        one.resolution,
        one.paragraph,
        one.direction ?? '–',
        shorten((one.items ?? []).join(', '), 36),
        one.inForceUntil ?? '–',
        one.verified ? 'yes' : 'no',
        shorten(one.text, 80),
      ]),
    );
  return exitCode.ok;
}
