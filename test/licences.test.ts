import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type PackageLock, listLicences } from '../scripts/licences.ts';

it('everything that is handed on has a licence that allows it', () => {
  const listed = listLicences(JSON.parse(readFileSync('package-lock.json', 'utf8')) as PackageLock);
  expect(listed.length).toBeGreaterThan(50);
  expect(listed.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
});

it.each([
  ['MIT', true],
  ['', false],
  ['GPL-3.0-only', false],
  ['MIT OR GPL-3.0-only', true],
  ['MIT AND GPL-3.0-only', false],
  ['(EDL-1.0 OR EPL-1.0)', true],
  ['(GPL-2.0-only OR MIT) AND ISC', true],
  ['GPL-2.0-only AND MIT OR ISC', true],
  ['(MIT', false],
  ['MIT ISC', false],
  ['LGPL-3.0-or-later', false],
])('"%s" is allowed: %s', (license, isAllowed) => {
  expect(listLicences({ packages: { 'node_modules/a': { version: '1.0.0', license } } })).toMatchObject([
    { isAllowed },
  ]);
});

it('what only develops is not handed on, and an exception is for its package alone', () => {
  const lock = {
    packages: {
      '': { license: 'Apache-2.0' },
      'node_modules/tool': { license: 'GPL-3.0-only', dev: true },
      'node_modules/@img/sharp-libvips-linux-x64': { license: 'LGPL-3.0-or-later' },
      'node_modules/other': { license: 'LGPL-3.0-or-later' },
    },
  };
  expect(listLicences(lock).map(({ isAllowed, name }) => [name, isAllowed])).toEqual([
    ['@img/sharp-libvips-linux-x64', true],
    ['other', false],
  ]);
});

it('every package is pinned by the SHA-512 of its bytes, from the registry, and none was given up by its makers', () => {
  interface Pinned {
    readonly integrity?: string;
    readonly resolved?: string;
    readonly deprecated?: string;
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Pinned> };
  const loose = Object.entries(packages).filter(
    ([path, { deprecated, integrity = '', resolved = 'https://registry.npmjs.org/' }]) =>
      path !== '' &&
      (!integrity.startsWith('sha512-') ||
        !resolved.startsWith('https://registry.npmjs.org/') ||
        deprecated !== undefined),
  );
  expect(loose).toEqual([]);
});
