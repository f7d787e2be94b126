import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { type Handler, serve } from '../../../../test/http/serve.ts';
import { createCatalogs, createIdentityProvider, createImages, createMessengers } from '../../index.ts';
import { Guard, type GuardOptions, type GuardPolicy } from './guard.ts';
import { createGuardedClient } from './guarded-client.ts';

/** What the names of the test resolve to; whoever asks for another is told so. */
function resolveTo(...addresses: string[]): NonNullable<GuardOptions['resolve']> {
  return async () => addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
}

const refused = { code: 'private-address' };
const yes: Handler = (_request, response) => response.end('{}');

describe('a guard', () => {
  it.each<[GuardPolicy, string, string, boolean]>([
    ['public', 'https://maps.example/a', '93.184.216.34', true],
    ['public', 'https://maps.example/a', '10.0.0.5', false],
    ['public', 'http://localhost/a', '127.0.0.1', false],
    ['as-written', 'https://maps.example/a', '93.184.216.34', true],
    ['as-written', 'https://maps.example/a', '10.0.0.5', false],
    ['as-written', 'https://maps.example/a', '::ffff:10.0.0.5', false],
    ['as-written', 'https://maps.example/a', '0.0.0.0', false],
    ['as-written', 'https://maps.example/a', '100.64.1.1', false],
    ['as-written', 'https://maps.example/a', '169.254.169.254', false],
    ['as-written', 'https://maps.example/a', 'fd00:ec2::254', false],
    ['as-written', 'http://localhost/a', '127.0.0.1', true],
    ['as-written', 'http://catalog.internal/a', '10.0.0.5', true],
    ['as-written', 'http://metadata.internal/a', '169.254.169.254', false],
    ['as-written', 'http://metadata.internal/a', '::ffff:a9fe:a9fe', false],
    ['as-written', 'http://metadata.internal/a', 'fe80::1%eth0', false],
    ['as-written', 'http://10.0.0.5/a', '', true],
    ['as-written', 'http://2130706433/a', '', true],
    ['as-written', 'http://169.254.169.254/latest', '', false],
    ['as-written', 'http://0xa9fea9fe/latest', '', false],
    ['as-written', 'http://[::ffff:169.254.169.254]/latest', '', false],
    ['as-written', 'http://100.100.100.200/latest', '', false],
  ])('of policy %s lets through to %s at %s: %s', async (policy, address, found, expected) => {
    const guard = new Guard(policy, { resolve: resolveTo(found) });
    const asked = guard.findAddresses(new URL(address));
    if (expected) await expect(asked).resolves.toHaveLength(1);
    else await expect(asked).rejects.toMatchObject(refused);
    const told = new Guard(policy, { resolve: resolveTo(found), allowedHosts: [new URL(address).host] });
    await expect(told.findAddresses(new URL(address))).resolves.toHaveLength(1);
  });

  it('refuses a name one of whose addresses is inside', async () => {
    const guard = new Guard('as-written', { resolve: resolveTo('93.184.216.34', '192.168.1.1') });
    await expect(guard.findAddresses(new URL('https://maps.example/'))).rejects.toThrow(
      /has the address 192\.168\.1\.1.*SIGHTLINE_ALLOW_HOSTS/,
    );
  });
});

describe('a public name that leads into a private network', () => {
  const resolve = resolveTo('127.0.0.1');

  it('is not asked for the asset of a scene, nor for a catalog', async () => {
    const { seen, url } = await serve(yes);
    const named = url.replace('127.0.0.1', 'assets.example');
    await expect(createImages({ resolve, retries: 0 }).open(`${named}/a.tif`)).rejects.toMatchObject(refused);
    const query = { bbox: [0, 0, 1, 1], from: null, to: null, collections: [], most: 1 } as never;
    const search = createCatalogs({ resolve, retries: 0 }).search(`${named}/search`, query);
    await expect(search[Symbol.asyncIterator]().next()).rejects.toMatchObject(refused);
    expect(seen).toEqual([]);
  });

  it('is posted no message, unless it is allowed', async () => {
    const { seen, url } = await serve(yes);
    const to = url.replace('127.0.0.1', 'hook.example');
    const send = async (guard: GuardOptions): Promise<void> => {
      const messengers = await createMessengers({ folder: '.', mail: null, webhookSecret: null, guard });
      await messengers.send(
        { name: 'r', to, timeZone: 'UTC', quiet: null, digest: null, person: null },
        { messageId: 'm', notices: [] },
      );
    };
    await expect(send({ resolve })).rejects.toMatchObject(refused);
    expect(seen).toEqual([]);
    await send({ resolve, allowedHosts: ['hook.example'] });
    expect(seen).toMatchObject([{ method: 'POST', body: '{"type":"sightline.notices","notices":[]}' }]);
  });

  it('is not asked who somebody is', async () => {
    const { seen, url } = await serve(yes);
    const issuer = url.replace('http://127.0.0.1', 'https://id.example');
    const settings = { issuer, clientId: 'c', clientSecret: 's', name: 'id', linksByEmail: false };
    const begun = createIdentityProvider({ ...settings, guard: { resolve } }).begin(new URL('https://here.example/'));
    await expect(begun).rejects.toThrow(/id\.example:\d+ has the address 127\.0\.0\.1/);
    expect(seen).toEqual([]);
  });

  it('is not reached by a redirect of somebody who is outside', async () => {
    const inside = await serve(yes);
    const outside = await serve((_request, response) => {
      response.writeHead(302, { location: `${inside.url.replace('127.0.0.1', 'inner.example')}/` }).end();
    });
    const client = createGuardedClient({ resolve, allowedHosts: ['outer.example'], retries: 0 });
    const start = outside.url.replace('127.0.0.1', 'outer.example');
    await expect(client.send(start, {}, async () => {})).rejects.toMatchObject(refused);
    expect(inside.seen).toEqual([]);
  });
});

it('a connection goes to the address that was checked: the name is looked up once, and then kept', async () => {
  const { seen, url } = await serve(yes);
  let asked = 0;
  // Whoever asks a second time is led elsewhere.
  const resolve = async (): Promise<LookupAddress[]> => [
    { address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 },
  ];
  const client = createGuardedClient({ resolve, allowedHosts: ['archive.example'], retries: 0 });
  for (const path of ['/a', '/b'])
    await client.send(`${url.replace('127.0.0.1', 'archive.example')}${path}`, {}, async ({ response }) =>
      response.text(),
    );
  expect(seen.map(({ path }) => path)).toEqual(['/a', '/b']);
  expect(asked).toBe(1);
});
