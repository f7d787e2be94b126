import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Place } from './open-store.ts';

/** `sightline serve` over a workspace, on any free port. */
export function startServer({ database, folder }: Place): Promise<{ child: ChildProcess; url: string }> {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const args = ['--conditions=source', main, 'serve', '--workspace', folder, '--port', '0'];
  const env = { ...process.env, SIGHTLINE_DATABASE: database ?? '' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve({ child, url: found[0] });
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
