import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';

/** Every file below a folder with its bytes as base64. */
function contents(folder: string): Record<string, string> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name));
  return Object.fromEntries(
    files
      .filter((file) => statSync(file).isFile())
      .map((file) => [relative(folder, file), readFileSync(file, 'base64')]),
  );
}

describe('a case bundle', () => {
  it('exported, imported into an empty workspace and exported again is the same to the byte', async () => {
    const [first, second] = [await scratchWorkspace(), await scratchWorkspace()];
    const out = scratchFolder();
    const [a, b] = [join(out, 'a'), join(out, 'b')];
    const steps = [
      ['import', '--workspace', first, 'demo/tumangang-2023'],
      ['export', '--workspace', first, 'tumangang-2023', '--format', 'bundle', '--out', a],
      ['import', '--workspace', second, a],
      ['export', '--workspace', second, 'tumangang-2023', '--format', 'bundle', '--out', b],
    ];
    for (const step of steps) expect(await runSightline(step)).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(contents(a)).length).toBeGreaterThan(30);
    expect(contents(b)).toEqual(contents(a));

    const again = await runSightline(['import', '--workspace', first, '--json', a]);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, rejected: [] });
  });

  it('the other formats hold every observation', async () => {
    const workspace = await scratchWorkspace();
    await runSightline(['import', '--workspace', workspace, 'demo/tumangang-2023']);
    const run = (format: string): ReturnType<typeof runSightline> =>
      runSightline(['export', '--workspace', workspace, 'tumangang-2023', '--format', format, '--out', '-']);
    const collection = JSON.parse((await run('geojson')).stdout) as { features: unknown[] };
    const rows = (await run('csv')).stdout.trim().split('\n');
    expect(collection.features.length).toBeGreaterThan(200);
    expect(rows.length - 1).toBe(collection.features.length);
  });
});
