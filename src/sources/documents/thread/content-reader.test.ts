import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../document-facts.ts';
import { ContentReader } from './content-reader.ts';

const reader = new ContentReader();
async function read(html: string): Promise<DocumentFacts> {
  const content = await reader.read({ bytes: Buffer.from(html), type: 'text/html', name: 'page' });
  if (content.kind !== 'document') throw new Error('not a document');
  return content.facts;
}
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="de-DE"><head>${head}</head><body>${body}</body></html>`;

describe('a page', () => {
  it('says of itself what linked data, Open Graph and meta elements say', async () => {
    const linked = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebPage', datePublished: '2020-01-01' },
        {
          '@type': ['NewsArticle'],
          headline: 'Linked',
          author: [{ name: 'Ann' }, { name: 'Ben' }],
          publisher: { name: 'The Paper' },
          datePublished: '2023-10-09T23:30:00-05:00',
          dateModified: '2023-10-10',
        },
      ],
    };
    const head = `<meta property="og:title" content="A &amp; B"><link rel="canonical" href="https://a.example/x"><script type="application/ld+json">${JSON.stringify(linked)}</script>`;
    expect(await read(page('<article><p>Text.</p></article>', head))).toMatchObject({
      title: 'A & B',
      url: 'https://a.example/x',
      outlet: 'The Paper',
      byline: 'Ann, Ben',
      language: 'de-DE',
      published: '2023-10-09',
      modified: '2023-10-10',
    });
  });

  it.each([
    ['<meta name="date" content="09.10.2023">', '2023-10-09'],
    ['<meta name="pubdate" content="Mon, 09 Oct 2023 08:00:00 GMT">', '2023-10-09'],
    ['<meta name="dcterms.created" content="2023-10">', '2023-10'],
    ['<meta name="date" content="soon">', null],
    ['<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-02-31"}</script>', null],
    [
      '<script type="application/ld+json">{{{</script><meta itemprop="datePublished" content="2023-10-09">',
      '2023-10-09',
    ],
  ])('%s: published %s', async (head, published) => {
    expect((await read(page('<p>Text.</p>', head))).published).toBe(published);
  });

  it('may leave out html, head and body', async () => {
    expect((await read('<!doctype html><title>T</title><p>One.<p>Two.')).text).toBe('One.\n\nTwo.');
    expect(await read('<html lang=en><title>T</title><body><p>One.</body>')).toMatchObject({
      title: 'T',
      text: 'One.',
      language: 'en',
    });
  });

  it('gives the text that a reader sees, and nothing that it hides or runs', async () => {
    const hidden =
      '<p>Seen.</p><p hidden>Hidden one.</p><p style="display: none">Hidden two.</p><svg onload="x()"><text>Drawn</text></svg><noscript>No script</noscript><template><p>Template</p></template><img src=x onerror="steal()"><iframe srcdoc="<p>framed"></iframe><script>document.write("written")</script>';
    const { text } = await read(page(hidden));
    expect(text).toBe('Seen.');
  });

  it('keeps markup in titles as text', async () => {
    expect((await read(page('<p>x</p>', '<title>&lt;img src=x onerror=alert(1)&gt;</title>'))).title).toBe(
      '<img src=x onerror=alert(1)>',
    );
  });

  it.each([
    [
      'more than five million characters of markup',
      page('<p>wagon</p>'.repeat(450_000)),
      /million characters of markup/,
    ],
    ['a hundred thousand elements deep', '<div>'.repeat(100_000), /nested deeper/],
    ['one tag without end', `<${'a'.repeat(4_000_000)}`, /no text|nested|cannot/],
    ['a million tags without end', '<a '.repeat(1_000_000), /./],
    ['comments without end', '<!--'.repeat(1_000_000), /no text/],
  ])('of %s is refused in bounded time', async (_what, html, why) => {
    const started = Date.now();
    await expect(read(html)).rejects.toThrow(why);
    expect(Date.now() - started).toBeLessThan(45_000);
  });

  it('of five megabytes is read where most of it is pictures and scripts', async () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(3_000_000)}">`;
    const script = `<script>var x = "${'y'.repeat(3_000_000)}";</script>`;
    expect((await read(page(`${picture}${script}<p>About 73 wagons.</p>`))).text).toBe('About 73 wagons.');
  });

  it('that keeps its reader busy for ever is given up, and the next one is read', async () => {
    const hasty = new ContentReader({ milliseconds: 1 });
    const job = { bytes: Buffer.from(page('<p>x</p>'.repeat(50_000))), type: 'text/html', name: 'slow' } as const;
    await expect(hasty.read(job)).rejects.toThrow(/slow: it takes longer than 0.001 s/);
    expect((await read(page('<p>Next.</p>'))).text).toBe('Next.');
  });
});

describe('a PDF', () => {
  it.each([
    ['nothing', ''],
    ['only a first line', '%PDF-1.7\n'],
    [
      'a cross-reference that points nowhere',
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nstartxref\n99999\n%%EOF',
    ],
    [
      'pages that contain themselves',
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 999999 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
    ],
  ])('of %s is refused', async (_what, body) => {
    await expect(
      reader.read({ bytes: Buffer.from(body), type: 'application/pdf', name: 'a.pdf' }),
    ).rejects.toMatchObject({
      name: 'SourceError',
    });
  });
});

describe('a feed', () => {
  it.each([
    [
      'a billion laughs',
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      /defines entities/,
    ],
    [
      'an outer entity',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
      /defines entities/,
    ],
    ['a thousand levels', `<rss>${'<a>'.repeat(1000)}`, /nested deeper/],
    ['other XML', '<?xml version="1.0"?><invoice/>', /its root is <invoice>/],
    ['no XML', 'hello', /expected a feed|broken/],
  ])('of %s is refused', async (_what, xml, why) => {
    await expect(reader.read({ bytes: Buffer.from(xml), type: 'application/feed', name: 'a.xml' })).rejects.toThrow(
      why,
    );
  });
});
