import { gzipSync } from 'node:zlib';
import { encodeObservationsCsv, encodeSitesGeojson } from '#app';
import { encodeWacz } from '#sources';
import { sampleRecords } from '../contracts/sample-records.ts';

/** A file in order, from which broken ones are made. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const page =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Yard</title><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-10-05"}</script></head><body><article><h1>Yard</h1><p>The ministry said on Monday that the yard held 73 railcars &amp; more.</p><table><tr><td>1</td></tr></table></article></body></html>';

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><link>https://news.example/</link><description>d</description><item><title>One</title><link>https://news.example/1</link><pubDate>Thu, 05 Oct 2023 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>The ministry said that the yard held 73 railcars.</p>]]></content:encoded></item></channel></rss>`;

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>urn:a</id><updated>2023-10-05T00:00:00Z</updated><entry><title>One</title><id>urn:b</id><link href="https://news.example/2"/><updated>2023-10-05T00:00:00Z</updated><content type="html">&lt;p&gt;The yard held 73 railcars.&lt;/p&gt;</content></entry></feed>`;

const unList = `<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.001</REFERENCE_NUMBER><LISTED_ON>2009-07-16</LISTED_ON></INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>`;

const lineage =
  'doc_id,url,outlet,date,names_as_source,attributing_words\n1,https://a.example/1,A,2023-10-06,Beyond Parallel,"according to ""Beyond Parallel"""\n2,https://b.example/2,B,2023-10-07,A,as A reports\n';

/** One file of every form that is read. */
export function makeSeedFiles(): readonly SeedFile[] {
  return [
    text('page.html', page),
    text('note.txt', 'The yard held 73 railcars on 5 October 2023.\n\n"Likely," said the ministry.\n'),
    text('note.md', '# Yard\n\nThe yard held **73** railcars.\n\n- one\n- two\n'),
    { name: 'report.pdf', bytes: makePdf('The yard held 73 railcars.') },
    text('feed.xml', rss),
    text('atom.xml', atom),
    text('list.xml', unList),
    { name: 'pages.warc', bytes: warc() },
    { name: 'pages.warc.gz', bytes: gzipSync(warc()) },
    { name: 'case.wacz', bytes: wacz() },
    text('lineage.csv', lineage),
    text('observations.csv', encodeObservationsCsv([sampleRecords.observation], [sampleRecords.site])),
    text('sites.geojson', JSON.stringify(encodeSitesGeojson([sampleRecords.site], [sampleRecords.zone]))),
    text('item.json', JSON.stringify(stacItem)),
    text('items.json', JSON.stringify({ type: 'FeatureCollection', features: [stacItem, stacItem] })),
    text('items.ndjson', `${JSON.stringify(stacItem)}\n${JSON.stringify(stacItem)}\n`),
  ];
}

const stacItem = {
  type: 'Feature',
  stac_version: '1.0.0',
  id: 'S2B_52TEN_20231005',
  collection: 'sentinel-2-l2a',
  bbox: [130.1, 42.3, 131.4, 43.3],
  geometry: {
    type: 'Polygon',
    coordinates: [[[130.1, 42.3], [131.4, 42.3], [131.4, 43.3], [130.1, 43.3], [130.1, 42.3]]], // prettier-ignore
  },
  properties: { datetime: '2023-10-05T02:16:19Z', 'eo:cloud_cover': 3, gsd: 10 },
  links: [],
  assets: { visual: { href: 'https://a.example/s.tif', type: 'image/tiff', roles: ['visual'] } },
};

function text(name: string, content: string): SeedFile {
  return { name, bytes: Buffer.from(content) };
}

/** One page of one line, with a table of references (ISO 32000-1, 7.5). */
function makePdf(line: string): Uint8Array {
  const stream = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(start).padStart(10, '0');
  });
  const table = starts.map((start) => `${start} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

function warc(): Uint8Array {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`;
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-10-09T08:00:00Z\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`;
  return Buffer.from(`${head}${block}\r\n\r\n`);
}

function wacz(): Uint8Array {
  const bytes = Buffer.from(page);
  const document = { ...sampleRecords.document, byteLength: bytes.length, mediaType: 'text/html' };
  const contents = { title: 't', description: 'd', created: '2023-10-09T08:00:00Z', documents: [{ document, bytes }] };
  return encodeWacz(contents, 'sightline test');
}
