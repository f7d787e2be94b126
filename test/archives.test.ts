import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, crc32, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Blobs, type ImportReport, type Store, exportCase, importPath } from '#app';
import { createReader, encodeWacz, encodeZip } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { sampleRecords } from './contracts/sample-records.ts';

let folder = '';
let store: Store;
let blobs: Blobs;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-archives-'));
  store = await openSqliteStore(join(folder, 'sightline.db'));
  blobs = await openBlobs(join(folder, 'blobs'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const page = (text: string): string =>
  `<!doctype html><html lang="en"><title>Yard</title><body><p>${text}</p></body></html>`;
const context = { actor: { kind: 'person', name: 'Ann' }, reason: 'test' } as const;

function write(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

async function take(path: string, into: { store: Store; blobs: Blobs } = { store, blobs }): Promise<ImportReport> {
  return importPath({ ...into, reader: createReader() }, path, context);
}

function record(type: string, headers: Record<string, string>, block: string | Uint8Array): Buffer {
  const bytes = Buffer.from(block as string);
  const lines = {
    'WARC-Type': type,
    'WARC-Date': '2023-10-09T08:00:00Z',
    ...headers,
    'Content-Length': String(bytes.length),
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

const http = (status: string, headers: string, body: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body as string)]);
const html = 'Content-Type: text/html; charset=utf-8';
const target = (url: string): { 'WARC-Target-URI': string } => ({ 'WARC-Target-URI': url });
const sha1 = (bytes: Uint8Array | string): string => `sha1:${createHash('sha1').update(bytes).digest('hex')}`;

describe('a WARC file', () => {
  const chunked = (body: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`${(4).toString(16)}\r\n`),
      body.subarray(0, 4),
      Buffer.from(`\r\n${(body.length - 4).toString(16)};x=1\r\n`),
      body.subarray(4),
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
  const records = [
    record('warcinfo', {}, 'software: x\r\n'),
    record('response', target('http://a.example/old'), http('301 Moved', 'Location: https://a.example/new', '')),
    record(
      'response',
      target('https://a.example/new'),
      http(
        '200 OK',
        `${html}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nSet-Cookie: id=1`,
        chunked(gzipSync(page('About 73 wagons.'))),
      ),
    ),
    record('response', target('https://a.example/pic.png'), http('200 OK', 'Content-Type: image/png', 'x')),
    record('response', target('https://a.example/none'), http('404 Not Found', html, page('no'))),
    record('request', target('https://a.example/new'), 'GET / HTTP/1.1\r\n\r\n'),
  ];

  it.each([
    ['plain', 'a.warc', (all: Buffer[]) => Buffer.concat(all)],
    ['packed record by record', 'a.warc.gz', (all: Buffer[]) => Buffer.concat(all.map((one) => gzipSync(one)))],
    ['packed as a whole', 'b.warc.gz', (all: Buffer[]) => gzipSync(Buffer.concat(all))],
  ])('%s: its pages are documents, each with how it was captured', async (_how, name, pack) => {
    expect(await take(write(name, pack(records)))).toMatchObject({ added: 1, rejected: [] });
    const [kept] = await store.list('document');
    expect(kept).toMatchObject({
      url: 'https://a.example/new',
      text: 'About 73 wagons.',
      retrieved: '2023-10-09T08:00:00Z',
      capture: {
        requested: 'http://a.example/old',
        redirects: [{ status: 301, from: 'http://a.example/old' }],
        headers: [
          ['Content-Type', 'text/html; charset=utf-8'],
          ['Transfer-Encoding', 'chunked'],
          ['Content-Encoding', 'gzip'],
        ],
      },
    });
    expect(new TextDecoder().decode(await blobs.get(kept!.sha256))).toBe(page('About 73 wagons.'));
  });

  it('is read as Wget and warcio write it: addresses in brackets, cut revisits, Brotli, parts of a second, other records', async () => {
    const body = page('About 73 wagons.');
    const whole = http('200 OK', html, body);
    const again = record(
      'revisit',
      {
        'WARC-Profile': 'http://netpreserve.org/warc/1.0/revisit/identical-payload-digest',
        'WARC-Truncated': 'length',
        'WARC-Target-URI': '<https://a.example/w>',
        'WARC-Date': '2023-10-12T00:00:00Z',
        'WARC-Block-Digest': sha1(whole),
        'WARC-Payload-Digest': sha1(body),
      },
      http('200 OK', html, ''),
    );
    const all = [
      record(
        'warcinfo',
        { 'WARC-Filename': 'w.warc.gz' },
        'software: Wget/1.21.3 (linux-gnu)\r\nformat: WARC File Format 1.0\r\n',
      ),
      record('request', { 'WARC-Target-URI': '<https://a.example/w>' }, 'GET /w HTTP/1.1\r\n\r\n'),
      record(
        'response',
        {
          'WARC-Target-URI': '<https://a.example/w>',
          'WARC-Block-Digest': sha1(whole),
          'WARC-Payload-Digest': sha1(body),
        },
        whole,
      ),
      again,
      record(
        'response',
        { ...target('https://a.example/br'), 'WARC-Date': '2023-10-09T08:00:00.123Z' },
        http('200 OK', `${html}\r\nContent-Encoding: br`, brotliCompressSync(page('About 74 wagons.'))),
      ),
      record('resource', { ...target('https://a.example/res'), 'Content-Type': 'text/html' }, page('About 75 wagons.')),
      record(
        'resource',
        { ...target('metadata://gnu.org/software/wget/warc/wget.log'), 'Content-Type': 'text/plain' },
        'log',
      ),
      record('metadata', target('metadata://gnu.org/software/wget/warc/MANIFEST.txt'), '<urn:uuid:1>'),
    ];
    const path = write('wget.warc.gz', Buffer.concat(all.map((one) => gzipSync(one))));
    expect(await take(path)).toMatchObject({ added: 3, rejected: [] });
    const byUrl = new Map((await store.list('document')).map((one) => [one.url, one]));
    expect([...byUrl.values()].map(({ text }) => text).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'About 73 wagons.',
      'About 74 wagons.',
      'About 75 wagons.',
    ]);
    expect(byUrl.get('https://a.example/w')!.capture!.lastSeen).toBe('2023-10-12T00:00:00Z');
    expect(byUrl.get('https://a.example/br')!.retrieved).toBe('2023-10-09T08:00:00.123Z');
  });

  it('versions of a page follow each other in time, wherever they stand in the file; a revisit prolongs', async () => {
    const of = (date: string, text: string): Buffer =>
      record(
        'response',
        { ...target('https://a.example/p'), 'WARC-Date': date, 'WARC-Payload-Digest': sha1(page(text)) },
        http('200 OK', html, page(text)),
      );
    const again = {
      ...target('https://a.example/p'),
      'WARC-Date': '2023-10-12T00:00:00Z',
      'WARC-Payload-Digest': sha1(page('two')),
    };
    const all = [
      of('2023-10-11T00:00:00Z', 'two'),
      of('2023-10-09T00:00:00Z', 'one'),
      of('2023-10-10T00:00:00.5Z', 'between'),
      record('revisit', again, http('200 OK', html, '')),
    ];
    expect((await take(write('v.warc', Buffer.concat(all)))).rejected).toEqual([]);
    const byText = new Map((await store.list('document')).map((one) => [one.text, one]));
    expect([...byText.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(['between', 'one', 'two']);
    expect(byText.get('one')!.replaces).toBeNull();
    expect(byText.get('between')!.replaces).toBe(byText.get('one')!.id);
    expect(byText.get('two')!.replaces).toBe(byText.get('between')!.id);
    expect(byText.get('two')!.capture!.lastSeen).toBe('2023-10-12T00:00:00Z');
  });

  it('what is damaged is refused by record, what is good is kept', async () => {
    const damaged = [
      record(
        'response',
        { ...target('https://a.example/1'), 'WARC-Block-Digest': sha1('other') },
        http('200 OK', html, page('forged')),
      ),
      record(
        'response',
        { ...target('https://a.example/2'), 'WARC-Payload-Digest': sha1('other') },
        http('200 OK', html, page('forged')),
      ),
      record(
        'response',
        { ...target('https://a.example/3'), 'WARC-Date': 'yesterday' },
        http('200 OK', html, page('undated')),
      ),
      record(
        'revisit',
        { ...target('https://a.example/4'), 'WARC-Payload-Digest': sha1('gone') },
        http('200 OK', html, ''),
      ),
      record(
        'response',
        target('https://a.example/5'),
        http('200 OK', `${html}\r\nContent-Encoding: gzip`, gzipSync(Buffer.alloc(40 * 1024 ** 2))),
      ),
      record('response', target('https://a.example/6'), http('200 OK', html, page('good'))),
    ];
    const report = await take(
      write(
        'd.warc',
        Buffer.concat([...damaged, Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\ncut')]),
      ),
    );
    expect((await store.list('document')).map(({ text }) => text)).toEqual(['good']);
    expect(report.rejected.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, null]);
    expect(report.rejected.at(-1)!.reason).toMatch(/record 7: it ends early/);
  });

  it.each([
    ['no WARC', 'hello\n', /expected "WARC\/1.1", got "hello"/],
    ['empty', '', /empty/],
    ['headers without end', `WARC/1.0\r\n${'a: b\r\n'.repeat(1000)}`, /headers do not end/],
    ['no length', 'WARC/1.0\r\nWARC-Type: response\r\n\r\n', /how long it is/],
  ])('that is %s is refused', async (_what, bytes, why) => {
    await expect(take(write('x.warc', bytes))).rejects.toThrow(why);
  });

  it('that unpacks to no end is stopped early', async () => {
    const started = Date.now();
    await expect(take(write('bomb.warc.gz', gzipSync(Buffer.alloc(400 * 1024 ** 2, 'a\n'))))).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(30_000);
  });
});

describe('a case as WACZ', () => {
  async function fill(): Promise<void> {
    const captured = record(
      'response',
      { ...target('https://a.example/p'), 'WARC-Date': '2023-10-09T00:00:00Z' },
      http('200 OK', `${html}\r\nX-Y: z`, page('About 73 wagons.')),
    );
    await take(write('a.warc', captured));
    await take(write('note.md', '# A note\nRead on 9 October 2023.'));
    const documents = (await store.list('document')).map(({ id }) => id);
    await store.transaction(context, (writer) => writer.put('case', [{ ...sampleRecords.case, id: 'c', documents }]));
  }
  const archiver = {
    encodeWacz: (contents: Parameters<typeof encodeWacz>[0]) => encodeWacz(contents, 'test'),
    encodeZip,
  };
  const exported = async (): Promise<Buffer> => {
    const [file] = await exportCase({ store, blobs, archiver }, 'c', 'wacz');
    return Buffer.from(file!.content as Uint8Array);
  };

  it('gives the same bytes twice, and the same documents when it is taken in elsewhere', async () => {
    await fill();
    const bytes = await exported();
    expect((await exported()).equals(bytes)).toBe(true);
    const other = await openSqliteStore(join(folder, 'other.db'));
    const report = await take(write('c.wacz', bytes), { store: other, blobs: await openBlobs(join(folder, 'other')) });
    expect(report).toMatchObject({ added: 2, rejected: [] });
    expect(await other.list('document')).toEqual(await store.list('document'));
    await other.close();
  });

  it('has what WACZ 1.1.1 asks for, each with its hash, and an index that leads to the records', async () => {
    await fill();
    const bytes = await exported();
    const files = new Map(zipFiles(bytes));
    const manifest = JSON.parse(files.get('datapackage.json')!.toString()) as {
      resources: { path: string; hash: string; bytes: number }[];
    };
    expect(manifest).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1' });
    expect(manifest.resources.map(({ path }) => path)).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdx',
      'pages/pages.jsonl',
      'sightline/documents.json',
    ]);
    for (const { hash, path } of manifest.resources)
      expect(hash).toBe(`sha256:${createHash('sha256').update(files.get(path)!).digest('hex')}`);
    const digest = JSON.parse(files.get('datapackage-digest.json')!.toString()) as { hash: string };
    expect(digest.hash).toBe(`sha256:${createHash('sha256').update(files.get('datapackage.json')!).digest('hex')}`);
    const line = files
      .get('indexes/index.cdx')!
      .toString()
      .split('\n')
      .find((one) => !one.startsWith('urn:'));
    expect(line).toMatch(/^example,a\)\/p 20231009000000 \{/);
    const { length, offset } = JSON.parse(line!.slice(line!.indexOf('{'))) as { length: string; offset: string };
    const slice = files.get('archive/data.warc.gz')!.subarray(Number(offset), Number(offset) + Number(length));
    expect(gunzipSync(slice).toString()).toMatch(/^WARC\/1\.1\r\nWARC-Type: response[^]*X-Y: z[^]*About 73 wagons/);
  });

  it('that was changed afterwards says so, and what was changed is not taken in', async () => {
    await fill();
    const bytes = await exported();
    const at = bytes.indexOf(zipFiles(bytes).find(([name]) => name === 'archive/data.warc.gz')![1]);
    const forged = Buffer.from(bytes);
    forged[at + 30]! ^= 1;
    const report = await take(write('forged.wacz', forged));
    expect(report.added).toBe(0);
    expect(report.rejected).toMatchObject([
      { column: 'archive/data.warc.gz', reason: expect.stringMatching(/changed or damaged/) },
    ]);
  });

  it.each([
    ['no zip', Buffer.from('hello'), /not a good zip/],
    ['cut', Buffer.from(zip([['datapackage.json', Buffer.from('{}')]])).subarray(0, 40), /not a good zip/],
    ['without a manifest', Buffer.from(zip([['a', Buffer.from('b')]])), /no datapackage.json/],
    ['with a file that leaves its folder', Buffer.from(zip([['../a', Buffer.from('b')]])), /leave its folder/],
    ['a manifest that unpacks to a gigabyte', zipBomb(), /bytes; .* are read|larger than it says/],
  ])('that is %s is refused', async (_what, bytes, why) => {
    await expect(take(write('x.wacz', bytes))).rejects.toThrow(why);
  });

  it('with an archive that is packed again inside is refused, and nested zips are not opened', async () => {
    const inner = zip([
      ['archive/data.warc', record('response', target('https://a.example/p'), http('200 OK', html, page('inner')))],
    ]);
    const outer = zip([
      ['datapackage.json', Buffer.from('{"resources": []}')],
      ['inner.wacz', inner],
    ]);
    expect(await take(write('nested.wacz', outer))).toMatchObject({ added: 0, rejected: [] });
  });
});

/** Files of a zip whose entries are stored, by its local headers. */
function zipFiles(bytes: Buffer): [string, Buffer][] {
  const files: [string, Buffer][] = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const end = start + bytes.readUInt32LE(at + 18);
    files.push([bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26)), bytes.subarray(start, end)]);
    at = end;
  }
  return files;
}

/** A zip by hand: for what the writer would not write. */
function zip(files: readonly (readonly [string, Buffer])[], method = 0, lie?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lie ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

function zipBomb(): Buffer {
  return zip([['datapackage.json', Buffer.alloc(100 * 1024 ** 2)]], 8, 1000);
}
