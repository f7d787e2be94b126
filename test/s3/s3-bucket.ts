import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type S3Reply, etagOf, refuse } from './s3-reply.ts';

/** Keys on one page of a list, so that a test has many pages. */
const pageSize = 10;

/** The objects of the stand-in, in memory. */
export class S3Bucket {
  readonly objects: Map<string, Buffer> = new Map<string, Buffer>();
  /** Uploads that were begun and not ended. */
  readonly uploads: Map<string, Map<number, Buffer>> = new Map<string, Map<number, Buffer>>();

  answer(request: IncomingMessage, query: URLSearchParams, key: string, body: Buffer): S3Reply {
    const uploadId = query.get('uploadId');
    if (key === '') return this.#list(query);
    if (request.method === 'POST' && query.has('uploads')) return this.#begin();
    if (uploadId !== null) return this.#inUpload(request.method ?? '', uploadId, query, key, body);
    if (request.method === 'PUT') {
      this.objects.set(key, body);
      return { status: 200, headers: { etag: etagOf(body) }, body: Buffer.alloc(0) };
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204, body: Buffer.alloc(0) };
    }
    const kept = this.objects.get(key);
    return kept ? this.#read(request, kept) : refuse(404, 'NoSuchKey');
  }

  #read({ headers, method }: IncomingMessage, kept: Buffer): S3Reply {
    const etag = etagOf(kept);
    if (method === 'HEAD')
      return { status: 200, headers: { etag, 'content-length': kept.length }, body: Buffer.alloc(0) };
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return refuse(412, 'PreconditionFailed');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (first === undefined) return { status: 200, headers: { etag }, body: kept };
    if (Number(first) >= kept.length) return refuse(416, 'InvalidRange');
    const body = kept.subarray(Number(first), Number(last) + 1);
    const range = `bytes ${first}-${Number(first) + body.length - 1}/${kept.length}`;
    return { status: 206, headers: { etag, 'content-range': range }, body };
  }

  #list(query: URLSearchParams): S3Reply {
    const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString('utf8');
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, pageSize);
    const token = Buffer.from(page.at(-1) ?? '').toString('base64');
    const next = keys.length > page.length ? `<NextContinuationToken>${token}</NextContinuationToken>` : '';
    const listed = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    return { status: 200, body: Buffer.from(`<ListBucketResult>${next}${listed}</ListBucketResult>`) };
  }

  #begin(): S3Reply {
    const id = randomUUID();
    this.uploads.set(id, new Map());
    return { status: 200, body: Buffer.from(`<R><UploadId>${id}</UploadId></R>`) };
  }

  #inUpload(method: string, id: string, query: URLSearchParams, key: string, body: Buffer): S3Reply {
    const parts = this.uploads.get(id);
    if (!parts) return refuse(404, 'NoSuchUpload');
    if (method === 'PUT') {
      parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { etag: etagOf(body) }, body: Buffer.alloc(0) };
    }
    this.uploads.delete(id);
    if (method === 'DELETE') return { status: 204, body: Buffer.alloc(0) };
    const named = [...body.toString('utf8').matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
    const whole = named.map(([, number, etag]) => {
      const part = parts.get(Number(number));
      return part && etagOf(part) === etag ? part : null;
    });
    if (whole.some((part) => part === null)) return refuse(400, 'InvalidPart');
    this.objects.set(key, Buffer.concat(whole as Buffer[]));
    return { status: 200, body: Buffer.from(`<R><ETag>"${id}-${whole.length}"</ETag></R>`) };
  }
}
