import { SourceError } from '../../source-error.ts';
import { ByteQueue } from './byte-queue.ts';

/** One record of a WARC file (ISO 28500, WARC 1.0 and 1.1). */
export interface WarcRecord {
  readonly type: string;
  /** In lower case; of a name that is repeated the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** Null where it is larger than `largestBlock` and was passed over. */
  readonly block: Uint8Array | null;
  /** 1 is the first. */
  readonly number: number;
}

const longestLine = 64 * 1024;
const mostHeaders = 200;

/**
 * The records of an unpacked WARC, one after the other and never two at once in memory. Throws SourceError
 * `not-readable` at the first place that is no record; what came before it has been given.
 */
export async function* readWarc(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  largestBlock: number,
): AsyncGenerator<WarcRecord> {
  const queue = new ByteQueue(bytes);
  const fault = (number: number, reason: string): SourceError =>
    new SourceError('not-readable', `${name}, record ${number}: ${reason}`);
  try {
    for (let number = 1; ; number++) {
      let line = await queue.readLine(longestLine);
      while (line === '') line = await queue.readLine(longestLine);
      if (line === undefined) {
        if (number === 1) throw fault(number, 'not a WARC file: it is empty, or holds no lines');
        return;
      }
      if (!/^WARC\/1\.\d$/.test(line)) throw fault(number, `expected "WARC/1.1", got "${line.slice(0, 40)}"`);
      const headers = await readHeaders(queue, () => fault(number, 'its headers do not end'));
      const length = Number(/^\d{1,15}$/.exec(headers.get('content-length') ?? '')?.[0] ?? Number.NaN);
      if (Number.isNaN(length)) throw fault(number, 'it does not say how long it is');
      const isRead = length <= largestBlock;
      const block = isRead ? await queue.read(length) : null;
      if ((isRead ? block!.length : await queue.skip(length)) < length)
        throw fault(number, 'it ends early; truncated?');
      yield { type: (headers.get('warc-type') ?? '').toLowerCase(), headers, block, number };
    }
  } finally {
    await queue.close();
  }
}

async function readHeaders(queue: ByteQueue, fault: () => SourceError): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  let last = '';
  for (let count = 0; count < mostHeaders; count++) {
    const line = await queue.readLine(longestLine);
    if (line === undefined) throw fault();
    if (line === '') return headers;
    const [, key, value = ''] = /^([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) {
      last = key.toLowerCase();
      if (!headers.has(last)) headers.set(last, value);
    } else if (/^\s/.test(line)) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
  }
  throw fault();
}
