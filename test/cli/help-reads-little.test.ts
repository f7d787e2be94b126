import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Names the files that a call loads, one a line, on stderr. */
const hooks = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`;

it('--help reads the definitions of the commands, no schema and none of the other modules', () => {
  const args = [
    '--conditions=source',
    '--import',
    `data:text/javascript,${encodeURIComponent(hooks)}`,
    'src/cli/main.ts',
    '--help',
  ];
  const { stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toContain('import [options] <path...>');
  const loaded = stderr.split('\n').filter((line) => line.startsWith('file:'));
  const others = loaded.filter((url) => !/\/src\/cli\/|\/node_modules\/commander\//.test(url));
  expect(others.filter((url) => !/\/src\/core\//.test(url))).toEqual([]);
  expect(others.length).toBeLessThan(15);
});
