import { expect, it } from 'vitest';
import type { Marking, Scene } from '#core';
import { nameLocalImages, withoutLocalAddresses } from './local-images.ts';

const scene = (id: string, ...hrefs: string[]): Scene => {
  const assets = Object.fromEntries(hrefs.map((href, index) => [`a${index}`, { href, type: 'image/tiff' }]));
  const links = [
    { rel: 'self', href: `file:///home/ada/secret/${id}.json` },
    { rel: 'license', href: 'https://example.org/licence' },
  ];
  return { id, item: { type: 'Feature', id, assets, links } } as unknown as Scene;
};

it('an address of this machine becomes a name in the bundle, the same for scene and marking', () => {
  const local = 'file:///home/ada/secret/my%20yard.tif';
  const scenes = [
    scene('s1', local, 'https://example.org/b.tif'),
    scene('s2', 'file:///elsewhere/my%20yard.tif', 'C:\\x\\c.tif'),
  ];
  const markings = [{ pixels: { href: local, sha256: '' } }, { pixels: null }] as unknown as Marking[];
  const names = nameLocalImages(scenes, markings);
  expect([...names.values()]).toEqual(['images/my yard.tif', 'images/my yard-2.tif', 'images/c.tif']);
  const items = scenes.map(({ item }) => withoutLocalAddresses(item, names));
  expect(items[0]).toMatchObject({
    assets: { a0: { href: '../images/my yard.tif', type: 'image/tiff' }, a1: { href: 'https://example.org/b.tif' } },
    links: [{ rel: 'license', href: 'https://example.org/licence' }],
  });
  expect(JSON.stringify(items)).not.toMatch(/ada|elsewhere|file:/);
});

it('an item that names nothing of this machine stays as it is, odd ones too', () => {
  for (const item of [{ type: 'Feature' }, { assets: null, links: [null, { href: 5 }] }, { assets: { a: null } }])
    expect(withoutLocalAddresses(item as Scene['item'], new Map())).toMatchObject(item.assets?.a === null ? {} : item);
});
