import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Handler, serve } from '../../../test/http/serve.ts';
import { type FetchOptions, type FetchedPage, PageFetcher } from './fetch-page.ts';

/** A server whose robots.txt allows all; `page` answers the rest. */
async function site(
  page: Handler,
  robots = 'User-agent: *\nDisallow: /private\n',
): Promise<Awaited<ReturnType<typeof serve>> & { host: string }> {
  const server = await serve((request, response, index) =>
    request.path === '/robots.txt' ? response.end(robots) : page(request, response, index),
  );
  return { ...server, host: new URL(server.url).host };
}

const get = (address: string, options: FetchOptions = {}, known = null): Promise<FetchedPage> =>
  new PageFetcher({ pauseMilliseconds: 0, retries: 0, ...options }).fetch(address, known, undefined);

const html: Handler = (_request, response) => {
  response.writeHead(200, [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['ETag', '"one"'],
    ['Set-Cookie', 'id=secret'],
  ]);
  response.end('<p>73 wagons</p>');
};

describe('a server in a private network', () => {
  it('is not asked, not even for its robots.txt', async () => {
    const { seen, url } = await site(html);
    await expect(get(`${url}/page`)).rejects.toMatchObject({ code: 'private-address' });
    await expect(get(url.replace('127.0.0.1', '[::ffff:127.0.0.1]'))).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(seen).toEqual([]);
  });

  it('is not asked under a public name that leads there', async () => {
    const { seen, url } = await site(html);
    const resolve = async (): Promise<{ address: string; family: number }[]> => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const named = url.replace('127.0.0.1', 'rebind.example');
    await expect(get(named, { resolve })).rejects.toThrow(/rebind\.example:\d+ has the address 127\.0\.0\.1/);
    expect(seen).toEqual([]);
  });

  it('is asked when a person allowed it; the connection goes to the address that was looked up, and the name is looked up once each', async () => {
    const { seen, url } = await site(html);
    const asked: string[] = [];
    const resolve = async (name: string): Promise<{ address: string; family: number }[]> => {
      asked.push(name);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const named = url.replace('127.0.0.1', 'archive.example');
    await get(`${named}/page`, { resolve, allowedHosts: ['archive.example'] });
    expect(asked).toEqual(['archive.example', 'archive.example']);
    expect(seen.map(({ headers, path }) => [path, headers.host?.replace(/:.*/, '')])).toEqual([
      ['/robots.txt', 'archive.example'],
      ['/page', 'archive.example'],
    ]);
  });

  it('is not reached by a redirect', async () => {
    const inside = await site(html);
    const outside = await site((_request, response) => {
      response.writeHead(302, { location: `${inside.url.replace('127.0.0.1', 'inner.example')}/` });
      response.end();
    });
    const resolve = async (): Promise<{ address: string; family: number }[]> => [{ address: '127.0.0.1', family: 4 }];
    const start = outside.url.replace('127.0.0.1', 'outer.example');
    const allowedHosts = ['outer.example'];
    await expect(get(start, { resolve, allowedHosts })).rejects.toMatchObject({ code: 'private-address' });
    expect(inside.seen).toEqual([]);
    const literal = await site((_request, response) => {
      response.writeHead(302, { location: `${inside.url}/` });
      response.end();
    });
    await expect(get(literal.url.replace('127.0.0.1', 'outer.example'), { resolve, allowedHosts })).rejects.toThrow(
      /private network/,
    );
    expect(inside.seen).toEqual([]);
  });
});

describe('a page', () => {
  it('comes with its headers as sent, without cookies, and says who asks', async () => {
    const { host, seen, url } = await site(html);
    const page = await get(`${url}/a?b=1#c`, { allowedHosts: [host] });
    expect(new TextDecoder().decode(page.bytes!)).toBe('<p>73 wagons</p>');
    expect(page.capture).toMatchObject({
      requested: `${url}/a?b=1`,
      address: `${url}/a?b=1`,
      redirects: [],
      status: 200,
    });
    const names = page.capture.headers.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['Content-Type', 'ETag', 'Date']));
    expect(JSON.stringify(page.capture)).not.toContain('secret');
    expect(seen[1]!.headers['user-agent']).toMatch(/^sightline/);
  });

  it('is reached over redirects, which are kept; more than five are refused', async () => {
    const { host, url } = await site((request, response, index) => {
      if (request.path === '/end') return html(request, response, index);
      const step = Number(request.path.slice(1));
      response.writeHead(301, { location: step === 0 ? '/end' : `/${step - 1}` });
      return response.end();
    });
    const { capture } = await get(`${url}/1`, { allowedHosts: [host] });
    expect(capture).toMatchObject({ requested: `${url}/1`, address: `${url}/end` });
    expect(capture.redirects).toEqual([
      { status: 301, from: `${url}/1` },
      { status: 301, from: `${url}/0` },
    ]);
    await expect(get(`${url}/9`, { allowedHosts: [host] })).rejects.toThrow(/more than 5 times/);
  });

  it('that robots.txt forbids is not fetched, nor any where robots.txt cannot be had', async () => {
    const { host, seen, url } = await site(html);
    await expect(get(`${url}/private/x`, { allowedHosts: [host] })).rejects.toMatchObject({ code: 'robots' });
    expect(seen.map(({ path }) => path)).toEqual(['/robots.txt']);
    const ill = await serve((_request, response) => {
      response.statusCode = 500;
      response.end();
    });
    const { host: other } = new URL(ill.url);
    await expect(get(ill.url, { allowedHosts: [other] })).rejects.toMatchObject({ code: 'robots' });
    const without = await serve((request, response, index) => {
      response.statusCode = request.path === '/robots.txt' ? 404 : 200;
      return request.path === '/robots.txt' ? response.end() : html(request, response, index);
    });
    expect((await get(without.url, { allowedHosts: [new URL(without.url).host] })).bytes).not.toBeNull();
  });

  it('waits as long as the site asks between two pages', async () => {
    const { host, url } = await site(html, 'User-agent: *\nCrawl-delay: 0.4\n');
    const fetcher = new PageFetcher({ pauseMilliseconds: 0, allowedHosts: [host] });
    const started = performance.now();
    for (const path of ['/a', '/b', '/c']) await fetcher.fetch(`${url}${path}`, null, undefined);
    expect(performance.now() - started).toBeGreaterThan(790);
  });

  it('that is packed is unpacked; one that unpacks to more than the limit is stopped there', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 ** 2));
    const { host, url } = await site((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      response.end(request.path === '/bomb' ? bomb : gzipSync('<p>73</p>'));
    });
    expect(new TextDecoder().decode((await get(url, { allowedHosts: [host] })).bytes!)).toBe('<p>73</p>');
    await expect(get(`${url}/bomb`, { allowedHosts: [host] })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that trickles for ever is given up', async () => {
    const { host, url } = await site((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    await expect(get(url, { allowedHosts: [host], longestMilliseconds: 700 })).rejects.toThrow(/longer than 0.7 s/);
  });
});
