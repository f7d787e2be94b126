import { describe, expect, it } from 'vitest';
import { decodeItemsAt } from './decode-items-at.ts';

const none = (): boolean => false;

function item(href: string): object {
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'a',
    bbox: [0, 0, 1, 1],
    geometry: null,
    properties: { datetime: '2023-10-05T02:16:19Z' },
    links: [],
    assets: { visual: { href, roles: ['visual'] } },
  };
}

describe('an item of a catalog on the internet', () => {
  it.each([
    ['file:///etc/passwd', /a file of this machine/],
    ['http://169.254.169.254/latest/meta-data', /in a private network/],
    ['http://127.0.0.1:8080/a.tif', /in a private network/],
    ['http://[::1]/a.tif', /in a private network/],
    ['//localhost/a.tif', /in a private network/],
    ['http://2130706433/a.tif', /in a private network/],
    ['http://db.internal/a.tif', /in a private network/],
  ])('that leads to %s is refused by name', (href, reason) => {
    const found = decodeItemsAt(item(href), 'https://stac.example/items/a', none);
    expect(found).toMatchObject([{ type: 'rejected', rejection: { column: 'a: assets.visual.href', value: href } }]);
    expect(found[0]?.type === 'rejected' ? found[0].rejection.reason : '').toMatch(reason);
  });

  it.each(['https://images.example/a.tif', './a.tif', '/etc/passwd', 's3://bucket/a.tif'])('may lead to %s', (href) => {
    expect(decodeItemsAt(item(href), 'https://stac.example/items/a', none)).toMatchObject([{ type: 'record' }]);
  });

  it('is left out of its page alone', () => {
    const features = [item('https://images.example/a.tif'), item('file:///etc/passwd')];
    const found = decodeItemsAt({ type: 'FeatureCollection', features }, 'https://stac.example/search', none);
    expect(found.map(({ type }) => type)).toEqual(['record', 'rejected']);
  });
});

describe('an item of a catalog of our own', () => {
  it.each([
    ['http://127.0.0.1:8080/a.tif', 'http://127.0.0.1:8080/items/a'],
    ['file:///data/a.tif', '/data/items/a.json'],
  ])('may lead to %s', (href, place) => {
    expect(decodeItemsAt(item(href), place, none)).toMatchObject([{ type: 'record' }]);
  });
});
