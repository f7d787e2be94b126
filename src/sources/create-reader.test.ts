import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadItem, Rejection } from '#app';
import type { RecordKind, RecordTypes } from '#core';
import { createReader } from './create-reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-reader-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const isPlain = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isPlain ? content : JSON.stringify(content));
  return path;
}

async function read(
  path: string,
): Promise<{ of: <K extends RecordKind>(kind: K) => RecordTypes[K][]; rejected: Rejection[] }> {
  const items: ReadItem[] = [];
  for await (const item of createReader().read(path)) items.push(item);
  return {
    of: <K extends RecordKind>(kind: K) =>
      items.flatMap((item) => (item.type === 'record' && item.kind === kind ? [item.record as RecordTypes[K]] : [])),
    rejected: items.flatMap((item) => (item.type === 'rejected' ? [item.rejection] : [])),
  };
}

const page = `<!doctype html><html lang="de"><head><title>Titel</title>
<meta property="og:site_name" content="Die Zeitung"><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2023-10-09T08:00:00+02:00"><script>document.title = 'changed'</script></head>
<body><nav>Start Politik Sport</nav><article><h1>Titel</h1>${'<p>Mindestens 73 Waggons seien zu sehen, berichten die Analysten, die dazu Bilder ausgewertet haben.</p>'.repeat(8)}</article></body></html>`;

describe('documents', () => {
  it('a web page becomes its article with what it says of itself; its script does not run', async () => {
    const [document] = (await read(write('page.html', page))).of('document');
    expect(document).toMatchObject({
      title: 'Titel',
      outlet: 'Die Zeitung',
      url: 'https://example.org/a',
      published: '2023-10-09',
      language: 'de',
      mediaType: 'text/html',
    });
    expect(document!.text).toMatch(/^Mindestens 73 Waggons.*\n\nMindestens/s);
    expect(document!.text).not.toMatch(/Sport|changed/);
  });

  it('a page is read in the encoding it declares', async () => {
    const bytes = Buffer.from(
      page.replace('<head>', '<head><meta charset="windows-1252">').replaceAll('Waggons', 'Züge'),
      'latin1',
    );
    expect((await read(write('page.html', bytes))).of('document')[0]!.text).toContain('73 Züge');
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffGrüße\r\naus Seoul')],
    ['UTF-16, little end first', Buffer.from('\ufeffGrüße\r\naus Seoul', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffGrüße\r\naus Seoul', 'utf16le').swap16()],
  ])('text in %s is read without the mark, lines end with \\n', async (_name, bytes) => {
    expect((await read(write('a.txt', bytes))).of('document')[0]!.text).toBe('Grüße\naus Seoul');
  });

  it('text with NUL is refused', async () => {
    await expect(read(write('a.txt', Buffer.from('a\0b')))).rejects.toThrow(/NUL/);
  });

  it('a page nested a hundred thousand deep is refused in bounded time', async () => {
    const started = Date.now();
    await expect(read(write('deep.html', `<div>`.repeat(100_000)))).rejects.toThrow(/nested deeper/);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('a page without text is refused', async () => {
    await expect(read(write('empty.html', '<html><body><script>1</script></body></html>'))).rejects.toThrow(/no text/);
  });

  it('the same bytes have the same id', async () => {
    const [a] = (await read(write('a.md', '# One\ntext'))).of('document');
    const [b] = (await read(write('b.md', '# One\ntext'))).of('document');
    expect(b!.id).toBe(a!.id);
    expect(a!.title).toBe('One');
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['a missing one', 'nowhere.csv', /there is no such file/],
    ['an unknown format', 'a.xlsx', /unknown format; expected one of .csv/],
    ['a CSV of another kind', 'b.csv', /neither that of observations/],
    ['JSON of another kind', 'c.json', /unknown kind/],
    ['broken JSON', 'd.geojson', /not valid JSON/],
  ])('%s is named with what was expected', async (_name, name, why) => {
    write('a.xlsx', 'x');
    write('b.csv', 'x,y\n1,2\n');
    write('c.json', '{"a": 1}');
    write('d.geojson', '{"type": ');
    await expect(read(join(folder, name))).rejects.toThrow(why);
    await expect(read(join(folder, name))).rejects.toThrow(name);
  });

  it('a CSV of 3 GB is refused by its size', async () => {
    const path = write('huge.csv', '');
    truncateSync(path, 3 * 1024 ** 3);
    await expect(read(path)).rejects.toThrow(/too large \(3072 MB\)/);
  });

  it('in a folder, a bad file is one rejection and the others are read', async () => {
    write('good.md', 'fine');
    write('bad.json', '{');
    write('.hidden.md', 'no');
    const { of, rejected } = await read(folder);
    expect(of('document')).toHaveLength(1);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ file: join(folder, 'bad.json') });
  });
});

const item = (id: string): object => ({
  type: 'Feature',
  stac_version: '1.0.0',
  id,
  geometry: null,
  properties: { datetime: '2023-10-05T02:00:00Z' },
  links: [],
  assets: {},
});

describe('a static STAC catalog', () => {
  it('is walked by its local links, once, also when it links in a circle', async () => {
    const link = (rel: string, href: string): object => ({ rel, href });
    write('catalog.json', {
      type: 'Catalog',
      links: [link('child', './sub/collection.json'), link('item', './a.json'), link('item', './a.json')],
    });
    write('sub/collection.json', {
      type: 'Collection',
      links: [link('child', '../catalog.json'), link('item', 'b.json')],
    });
    write('a.json', item('a'));
    write('sub/b.json', item('b'));
    const { of, rejected } = await read(folder);
    expect(
      of('scene')
        .map((scene) => scene.id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(rejected).toEqual([]);
  });

  it('does not follow a link out of its folder, to the network, or to nothing', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'sightline-outside-'));
    writeFileSync(join(outside, 'secret.json'), JSON.stringify(item('secret')));
    const hrefs = [join(outside, 'secret.json'), './linked.json', 'https://example.org/x.json', './gone.json'];
    write('catalog.json', { type: 'Catalog', links: hrefs.map((href) => ({ rel: 'item', href })) });
    symlinkSync(join(outside, 'secret.json'), join(folder, 'linked.json'));
    const { of, rejected } = await read(folder);
    rmSync(outside, { recursive: true });
    expect(of('scene')).toEqual([]);
    expect(rejected.map((one) => one.reason)).toEqual([
      expect.stringContaining('leaves'),
      expect.stringContaining('leaves'),
      expect.stringContaining('remote'),
      expect.stringContaining('no such file'),
    ]);
  });
});

describe('a case bundle', () => {
  const words = 'Mindestens 73 Waggons seien zu sehen.';
  const judgement = { id: 'j1', caseId: 'c', text: 'So it is.', likelihood: 'likely', confidence: null, limits: null };
  const cite = (exact: string): object[] => [{ kind: 'document', documentId: 'd1', exact }];

  beforeEach(() => {
    write('case.json', {
      format: 'sightline-case-bundle/1',
      id: 'c',
      title: 'C',
      question: 'Q?',
      opened: '2023-10',
      asOf: '2023-10',
    });
    write('documents.json', [{ file: 'd1.md', id: 'd1', mediaType: 'text/markdown', form: 'digest' }]);
    write('documents/d1.md', words);
  });

  it('fills the lists of the case with what it holds', async () => {
    const { of, rejected } = await read(folder);
    expect(rejected).toEqual([]);
    expect(of('case')[0]).toMatchObject({ documents: ['d1'], sites: [] });
    expect(of('document')[0]!.text).toBe(words);
  });

  it('refuses words that do not stand in the document, and keeps those that do', async () => {
    write('judgements.json', [
      { ...judgement, citations: cite('73 Waggons') },
      { ...judgement, id: 'j2', citations: cite('74 Waggons') },
      { ...judgement, id: 'j3', citations: [{ kind: 'observation', observationId: 'gone' }] },
      { ...judgement, id: 'j4', citations: [] },
      { ...judgement, id: 'j5', citations: cite('73'), likelihood: 'probably' },
    ]);
    const { of, rejected } = await read(folder);
    expect(of('judgement').map((one) => one.id)).toEqual(['j1']);
    expect(rejected.map((one) => one.column?.slice(0, 2))).toEqual(['j2', 'j3', 'j4', 'j5']);
    expect(rejected.map((one) => one.reason).join('\n')).toMatch(
      /74 Waggons[\s\S]*no observation "gone"[\s\S]*at least one citation/,
    );
  });

  it('refuses a claim whose span is not in the text', async () => {
    const claim = {
      id: 'k',
      documentId: 'd1',
      start: 11,
      end: 21,
      text: '73 Waggons',
      prefix: '',
      suffix: '',
      type: 'plain',
      polarity: 'affirmed',
      kind: 'observation',
      review: 'accepted',
    };
    write('claims.json', [claim, { ...claim, id: 'm', start: 12, end: 22 }]);
    const { of, rejected } = await read(folder);
    expect(of('claim').map((one) => one.id)).toEqual(['k']);
    expect(rejected[0]!.reason).toMatch(/does not read "73 Waggons" at 12 to 22/);
  });

  it('does not read a document outside its folder', async () => {
    write('documents.json', [{ file: '../case.json', id: 'd1', mediaType: 'text/plain', form: 'original' }]);
    expect((await read(folder)).rejected[0]!.reason).toMatch(/name of a file in documents/);
  });

  it('leaves out what the case lists and nobody has, and says so', async () => {
    write('case.json', {
      format: 'sightline-case-bundle/1',
      id: 'c',
      title: 'C',
      question: 'Q?',
      opened: '2023-10',
      asOf: '2023-10',
      documents: ['d1', 'gone'],
    });
    const { of, rejected } = await read(folder);
    expect(of('case')[0]!.documents).toEqual(['d1']);
    expect(rejected[0]).toMatchObject({ column: 'documents', value: 'gone' });
  });

  it('of another version is refused as a whole', async () => {
    write('case.json', { format: 'sightline-case-bundle/9', id: 'c' });
    await expect(read(folder)).rejects.toThrow(/expected "format": "sightline-case-bundle\/1"/);
  });

  it('a member that the format does not know is refused by name', async () => {
    write('propositions.json', [{ id: 'p', caseId: 'c', text: 't', match: [['x']], colour: 'red' }]);
    expect((await read(folder)).rejected[0]!.reason).toMatch(/unknown member colour/);
  });
});
