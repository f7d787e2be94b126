import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSightline, scratchFolder } from '../cli/run-sightline.ts';

const page = readFileSync('docs/worked-example-evidence.md', 'utf8');

/** Commands of the page with what it says they print. */
const examples = [...page.matchAll(/```console\n\$ (sightline .*)\n([\s\S]*?)```/g)].map((match) => ({
  args: [...match[1]!.matchAll(/"([^"]*)"|(\S+)/g)].slice(1).map((part) => part[1] ?? part[2]!),
  lines: match[2]!.split('\n').filter((line) => line !== '' && line !== '…'),
}));

describe('the worked example', () => {
  it('prints what it says', async () => {
    expect(examples.length).toBeGreaterThan(10);
    const workspace = scratchFolder();
    for (const { args, lines } of examples) {
      const isApart = args[0] === 'init' || (args[0] === 'provisions' && args[1] === 'transfer');
      const given = args.map((arg) => (arg === 'my-work' ? workspace : arg));
      const { stdout, stderr } = await runSightline(isApart ? given : [...given, '--workspace', workspace]);
      const printed = `${stdout}${stderr}`.replaceAll(workspace, 'my-work');
      for (const line of lines) expect(printed, args.join(' ')).toContain(line.replace(/…$/, ''));
    }
  }, 600_000);
});
