import type { WrittenRecord } from '../warc/write-warc.ts';

/** An index of records in CDXJ (pywb): a line each, sorted by key and time. */
export function encodeCdxj(records: readonly WrittenRecord[], filename: string): string {
  const lines = records.map((record) => {
    const time = record.date.replace(/\D/g, '').slice(0, 14);
    const entry = {
      url: record.url,
      mime: record.mediaType,
      ...(record.status === null ? {} : { status: String(record.status) }),
      digest: record.payloadDigest,
      length: String(record.length),
      offset: String(record.offset),
      filename,
      recordDigest: record.recordDigest,
    };
    return `${toSurt(record.url)} ${time} ${JSON.stringify(entry)}\n`;
  });
  return lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('');
}

/** `https://www.Example.com/A?b=2&a=1` → `com,example)/a?a=1&b=2`: the key under which archives look an address up. */
function toSurt(address: string): string {
  if (!/^https?:/i.test(address)) return address.toLowerCase().replace(/\s/g, '%20');
  const url = new URL(address);
  const host = url.hostname.replace(/^www\d*\./, '');
  const name = /^[\d.]+$|^\[/.test(host) ? host : host.split('.').toReversed().join(',');
  const path = url.pathname.toLowerCase().replace(/(?<=.)\/$/, '');
  const query = url.search
    .slice(1)
    .toLowerCase()
    .split('&')
    .filter(Boolean)
    .toSorted((a, b) => (a < b ? -1 : 1));
  return `${name}${url.port === '' ? '' : `:${url.port}`})${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
