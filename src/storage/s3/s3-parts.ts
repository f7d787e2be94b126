import { PassingFault } from './s3-faults.ts';
import type { S3Answer, S3Client } from './s3-client.ts';

/** What goes in one request: a broken connection costs one part, and not all that was sent or read before. */
const partBytes = 16_777_216;
/** Parts of one object on their way at once: 64 MiB of buffers at most. */
const atOnce = 4;

/**
 * Reads an object in parts, null where there is none. All parts are of one version of it: the entity tag that came with
 * the first is asked for with the others.
 */
export async function readObject(client: S3Client, key: string): Promise<Uint8Array | null> {
  const first = await readPart(client, key, 0, {});
  if (first.status === 404) return null;
  if (first.status === 416) return new Uint8Array();
  const total = totalOf(first);
  if (total <= first.body.byteLength) return first.body;
  const whole = new Uint8Array(total);
  whole.set(first.body);
  const etag = first.headers.get('etag');
  const starts = Array.from({ length: Math.ceil(total / partBytes) - 1 }, (_, index) => (index + 1) * partBytes);
  await inTurns(starts, async (start) => {
    const part = await readPart(client, key, start, etag === null ? {} : { 'if-match': etag });
    // What was written anew meanwhile leaves a gap, which the hash tells.
    if (part.status === 206) whole.set(part.body.subarray(0, total - start), start);
  });
  return whole;
}

/** A part that ends before it should, or is another than was asked for, is asked for again. */
function readPart(
  client: S3Client,
  key: string,
  start: number,
  headers: Readonly<Record<string, string>>,
): Promise<S3Answer> {
  const range = `bytes=${start}-${start + partBytes - 1}`;
  return client.send({ method: 'GET', key, headers: { ...headers, range }, expected: [404, 412, 416] }, (answer) => {
    if (answer.status !== 206) return;
    const [, from, to] = /^bytes (\d+)-(\d+)\//.exec(answer.headers.get('content-range') ?? '') ?? [];
    if (Number(from) !== start || Number(to) - start + 1 !== answer.body.byteLength)
      throw new PassingFault(`expected bytes from ${start}, got ${answer.headers.get('content-range')}`);
  });
}

function totalOf({ body, headers }: S3Answer): number {
  return Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? body.byteLength);
}

/**
 * Writes an object: at once, or in parts where it is larger than one (multipart upload). The object appears under its
 * key when it is complete; what fails half way is taken back.
 */
export async function writeObject(client: S3Client, key: string, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength <= partBytes) {
    await client.send({ method: 'PUT', key, body: bytes });
    return;
  }
  const begun = await client.send(
    { method: 'POST', key, query: { uploads: '' } },
    (answer) => void elementOf(answer, 'UploadId'),
  );
  const uploadId = elementOf(begun, 'UploadId');
  try {
    const starts = Array.from({ length: Math.ceil(bytes.byteLength / partBytes) }, (_, index) => index * partBytes);
    const etags: string[] = [];
    await inTurns(starts, async (start, index) => {
      const query = { partNumber: String(index + 1), uploadId };
      const body = bytes.subarray(start, start + partBytes);
      const { headers } = await client.send({ method: 'PUT', key, query, body });
      etags[index] = headers.get('etag') ?? '';
    });
    await complete(client, key, uploadId, etags);
  } catch (error) {
    // Parts that stay behind cost money until the bucket's own rule removes them.
    await client.send({ method: 'DELETE', key, query: { uploadId }, expected: [404] }).catch(() => undefined);
    throw error;
  }
}

async function complete(client: S3Client, key: string, uploadId: string, etags: readonly string[]): Promise<void> {
  const parts = etags.map((etag, index) => {
    const quoted = etag.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<Part><PartNumber>${index + 1}</PartNumber><ETag>${quoted}</ETag></Part>`;
  });
  const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  // Fails with 200 and an error in the body where it fails late, and with 404 where an answer that got lost had done it.
  await client.send({ method: 'POST', key, query: { uploadId }, body, expected: [404] }, (answer) => {
    if (answer.status !== 404) elementOf(answer, 'ETag');
  });
}

/** Text of one element of an answer; an answer without it is not whole. */
function elementOf({ body }: S3Answer, name: string): string {
  const text = Buffer.from(body.subarray(0, 1 << 16)).toString('utf8');
  const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1];
  if (found === undefined) throw new PassingFault(`expected <${name}> in its answer, got "${text.slice(0, 200)}"`);
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

async function inTurns<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const takeTurns = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, takeTurns));
}
