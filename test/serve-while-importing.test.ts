import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';

describe('a running server', () => {
  it('sees what a command imports beside it, and stops in good order', async () => {
    const workspace = await scratchWorkspace();
    const args = ['--conditions=source', resolve('src/cli/main.ts'), 'serve', '--port', '0', '--workspace', workspace];
    const server = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1' } });
    try {
      const url = await new Promise<string>((found, fail) => {
        server.on('close', (status) => fail(new Error(`serve ended with ${status}`)));
        server.stdout.setEncoding('utf8').on('data', (text: string) => {
          const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
          if (address) found(address);
        });
      });
      const cases = async (): Promise<unknown[]> => {
        const response = await fetch(`${url}/api/v1/cases`);
        expect(response.status).toBe(200);
        return ((await response.json()) as { items: unknown[] }).items;
      };
      expect(await cases()).toEqual([]);
      expect(await runSightline(['import', '--workspace', workspace, 'demo/tumangang-2023'])).toMatchObject({
        status: 0,
      });
      expect(await cases()).toHaveLength(1);

      const csv = join(scratchFolder(), 'more.csv');
      writeFileSync(csv, 'site,image_date,object_class,count_min,count_max\ntumangang,2023-10-06,railcars,70,75\n');
      const [imported, page] = await Promise.all([
        runSightline(['import', '--workspace', workspace, csv]),
        fetch(`${url}/cases/tumangang-2023/brief.html`),
      ]);
      expect(imported.status).toBe(0);
      expect(page.status).toBe(200);
      expect(await (await fetch(`${url}/cases/tumangang-2023/brief.html`)).text()).toContain('70 to 75');
    } finally {
      server.kill('SIGINT');
    }
    expect(await new Promise((done) => server.on('close', done))).toBe(0);
  });
});
