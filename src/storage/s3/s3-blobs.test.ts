import { hash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/seeded-random.ts';
import { type S3Server, type S3ServerOptions, s3Faults, serveS3 } from '../../../test/s3/serve-s3.ts';
import type { KeptBlobs } from '#app';
import { openS3Blobs } from './s3-blobs.ts';
import { readS3Settings } from './s3-settings.ts';

let server: S3Server;
afterEach(() => server.close());

const hurried = { firstDelayMs: 1, timeoutMs: 30_000 };

async function openOn(options: S3ServerOptions = {}, changes: Record<string, string> = {}): Promise<KeptBlobs> {
  server = await serveS3(options);
  return openS3Blobs(readS3Settings(server.address, { ...server.environment, ...changes }), hurried);
}

function textBytes(index: number): Buffer {
  return Buffer.from(`document ${index} `.repeat(50));
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

function keyOf(bytes: Uint8Array): string {
  return `blobs/${sha256(bytes).slice(0, 2)}/${sha256(bytes).slice(2)}`;
}

describe('blobs in a bucket', () => {
  it('are kept under their hash as in a folder, signed, and not sent twice', async () => {
    const blobs = await openOn();
    const bytes = textBytes(1);
    expect(await blobs.has(sha256(bytes))).toBe(false);
    expect(await blobs.put(bytes)).toBe(sha256(bytes));
    expect(await blobs.put(bytes)).toBe(sha256(bytes));
    expect([...server.bucket.objects.keys()]).toEqual([keyOf(bytes)]);
    expect(server.log.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(await blobs.has(sha256(bytes))).toBe(true);
    expect(Buffer.from(await blobs.get(sha256(bytes)))).toEqual(bytes);
    const empty = await blobs.put(new Uint8Array());
    expect(await blobs.get(empty)).toHaveLength(0);
  });

  it('are all listed, over pages, without what others keep beside them', async () => {
    const blobs = await openOn();
    const hashes: string[] = [];
    for (let index = 0; index < 25; index++) hashes.push(await blobs.put(textBytes(index)));
    server.bucket.objects.set('blobs/00/readme.txt', Buffer.from('x'));
    server.bucket.objects.set('other/00/1', Buffer.from('x'));
    const listed: string[] = [];
    for await (const one of blobs.list()) listed.push(one);
    expect(listed).toEqual(hashes.toSorted());
  });

  it('get there and back although one call in ten fails, in seven ways', async () => {
    const random = seededRandom(5_102_023);
    const blobs = await openOn({
      fault: () => (random() < 0.1 ? s3Faults[Math.floor(random() * s3Faults.length)]! : null),
    });
    const kept: string[] = [];
    for (let index = 0; index < 120; index++) kept.push(await blobs.put(textBytes(index)));
    for (const [index, one] of kept.entries()) expect(Buffer.from(await blobs.get(one))).toEqual(textBytes(index));
    let listed = 0;
    for await (const _ of blobs.list()) listed++;
    expect(listed).toBe(120);
    expect(server.bucket.objects.size).toBe(120);
    // Otherwise this test has not tried what it says.
    expect(new Set(server.log.map(({ fault }) => fault))).toEqual(new Set([null, ...s3Faults]));
  });

  it('that are large go in parts, each of which may fail', async () => {
    const random = seededRandom(9);
    const blobs = await openOn({
      fault: () => (random() < 0.2 ? s3Faults[Math.floor(random() * s3Faults.length)]! : null),
    });
    const bytes = Buffer.alloc(40_000_000, 'large ');
    await blobs.put(bytes);
    expect(server.bucket.objects.get(keyOf(bytes))).toHaveLength(bytes.length);
    expect(Buffer.from(await blobs.get(sha256(bytes))).equals(bytes)).toBe(true);
    const parts = server.log.filter(({ method, fault }) => method === 'PUT' && fault === null);
    expect(parts.length).toBeGreaterThanOrEqual(3);
  });

  it('that are damaged where they lie are named, never handed out, and can be written anew', async () => {
    const blobs = await openOn();
    const bytes = textBytes(1);
    await blobs.put(bytes);
    server.bucket.objects.set(keyOf(bytes), Buffer.from(bytes.toString().toUpperCase()));
    await expect(blobs.get(sha256(bytes))).rejects.toMatchObject({ name: 'StorageError', code: 'corrupt-blob' });
    await expect(blobs.get(sha256(bytes))).rejects.toThrow(`s3://kept/${keyOf(bytes)}: expected SHA-256`);
    await blobs.put(bytes, { anew: true });
    expect(Buffer.from(await blobs.get(sha256(bytes)))).toEqual(bytes);
  });

  it('that were cut are written anew when the bytes come again', async () => {
    const blobs = await openOn();
    const bytes = textBytes(1);
    await blobs.put(bytes);
    server.bucket.objects.set(keyOf(bytes), bytes.subarray(0, 5));
    await blobs.put(bytes);
    expect(server.bucket.objects.get(keyOf(bytes))).toEqual(bytes);
  });

  it.each(['../secret', '', 'a'.repeat(63)])('what is no hash is not found: "%s"', async (name) => {
    const blobs = await openOn();
    expect(await blobs.has(name)).toBe(false);
    await expect(blobs.get(name)).rejects.toMatchObject({ code: 'not-found' });
    expect(server.log).toEqual([]);
  });

  it.each([
    ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'wrong' }, /kept\/blobs\/.*SignatureDoesNotMatch.*check the keys/],
    ['an unknown key', { AWS_ACCESS_KEY_ID: 'wrong' }, /kept\/blobs\/.*InvalidAccessKeyId/],
    ['a wrong region', { AWS_REGION: 'us-east-1' }, /set AWS_REGION/],
    ['a server that is not there', { AWS_ENDPOINT_URL: 'http://127.0.0.1:65530' }, /ECONNREFUSED \(tried 8 times\)/],
  ])('with %s the error says so, with bucket and key', async (_, changes, expected) => {
    const blobs = await openOn({}, changes);
    await expect(blobs.get('a'.repeat(64))).rejects.toThrow(expected);
  });

  it('come through with a clock of ours that is two hours wrong', async () => {
    const blobs = await openOn({ now: () => new Date(Date.now() + 7_200_000) });
    expect(await blobs.put(textBytes(1))).toBe(sha256(textBytes(1)));
    expect(server.log.filter(({ status }) => status === 403)).toHaveLength(1);
  });
});

describe('settings of a bucket', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

  it('follow the variables of other S3 programs', async () => {
    server = await serveS3();
    expect(readS3Settings('s3://my-bucket', { ...keys, AWS_DEFAULT_REGION: 'eu-west-3' })).toMatchObject({
      bucketUrl: 'https://my-bucket.s3.eu-west-3.amazonaws.com',
      prefix: '',
      region: 'eu-west-3',
    });
    const own = { ...keys, AWS_ENDPOINT_URL: 'http://store:9000/', AWS_ENDPOINT_URL_S3: 'https://s3.example/' };
    expect(readS3Settings('s3://b.c.d/e/f/', own)).toMatchObject({
      bucketUrl: 'https://s3.example/b.c.d',
      prefix: 'e/f',
    });
  });

  it.each([
    ['s3://', keys, /expected s3:\/\/bucket\/prefix/],
    ['s3://Upper/x', keys, /expected s3:\/\/bucket/],
    ['s3://bucket/../other', keys, /expected a prefix/],
    ['s3://bucket/a//b', keys, /expected a prefix/],
    ['s3://bucket/ü', keys, /expected a prefix/],
    ['s3://bucket', { AWS_ACCESS_KEY_ID: 'a' }, /AWS_SECRET_ACCESS_KEY is not set/],
    ['s3://bucket', { ...keys, AWS_ENDPOINT_URL: 'ftp://x' }, /expected an http\(s\) address/],
  ])('%s is refused with what was expected', async (address, environment, expected) => {
    server = await serveS3();
    expect(() => readS3Settings(address, environment)).toThrow(expected);
  });
});
