import { expect, it } from 'vitest';
import { HttpClient } from '../http/http-client.ts';
import { findNextPage } from './next-page.ts';
import { createWebSpace } from './web-space.ts';

const root = 'https://catalog.example/a/catalog.json';

it('a catalog on the web may lead anywhere on the web, but not inside', () => {
  const space = createWebSpace(new HttpClient(), root, undefined);
  expect(space.resolve('../b/item.json#x', root)).toEqual({ place: 'https://catalog.example/b/item.json' });
  expect(space.resolve('http://other.example/x.json', root)).toEqual({ place: 'http://other.example/x.json' });
  for (const href of ['http://127.0.0.1/x', '//10.0.0.1/x', 'http://169.254.169.254/latest', 'http://[::1]/'])
    expect(space.resolve(href, root)).toEqual({ refused: 'the link leads into a private network' });
  expect(space.resolve('https://user:pw@other.example/x', root)).toHaveProperty('refused');
});

it('a next page neither leads inside nor loses the s of https', () => {
  const before = { method: 'GET', address: root, body: null } as const;
  const next = (href: string): unknown => findNextPage({ links: [{ rel: 'next', href }] }, before, root);
  expect(next('http://catalog.example/page2')).toMatchObject({ address: 'https://catalog.example/page2' });
  expect(() => next('http://localhost/page2')).toThrow(/leads into a private network/);
  expect(next('?page=2')).toMatchObject({ address: `${root}?page=2` });
});
