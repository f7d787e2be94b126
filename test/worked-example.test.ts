import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSightline } from './cli/run-sightline.ts';

const page = readFileSync('docs/baseline.md', 'utf8');
const examples = [...page.matchAll(/```sh\nsightline ([^\n]+)\n```\n\n```text\n([\s\S]*?)\n```/g)].map((match) => ({
  args: [...match[1]!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!),
  output: match[2]!,
}));

describe('the examples of docs/baseline.md', () => {
  it('are there', () => expect(examples).toHaveLength(4));

  it.each(examples)('print what the page says: $args', async ({ args, output }) => {
    const { stdout, stderr } = await runSightline(args);
    expect(stderr).toBe('');
    expect(stdout.trimEnd()).toBe(output);
  });
});
