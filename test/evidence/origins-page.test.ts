import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runSightline, scratchWorkspace } from '../cli/run-sightline.ts';

/** The commands of the page that print something, each with the block that follows it. */
function examples(page: string): { args: string[]; printed: string }[] {
  const blocks = /```sh\n([^`]+)```\n+```text\n([^`]+)```/g;
  return [...page.matchAll(blocks)].map((match) => ({
    args: match[1]!.trim().replace('npm run -s sightline -- ', '').split(' '),
    printed: match[2]!.trim(),
  }));
}

it('docs/origins.md shows what the commands in it print', async () => {
  const found = examples(readFileSync('docs/origins.md', 'utf8'));
  expect(found).toHaveLength(3);
  const workspace = await scratchWorkspace();
  await runSightline(['import', '--workspace', workspace, 'demo/tumangang-2023']);
  for (const { args, printed } of found) {
    const { status, stdout } = await runSightline(args.map((arg) => (arg === 'my-work' ? workspace : arg)));
    expect(status).toBe(0);
    expect(stdout).toContain(printed);
  }
}, 300_000);
