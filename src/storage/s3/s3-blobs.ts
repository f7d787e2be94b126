import { hash } from 'node:crypto';
import { isBlobHash } from '../blob-name.ts';
import type { KeptBlobs } from '#app';
import { StorageError } from '../storage-error.ts';
import { PassingFault } from './s3-faults.ts';
import { type S3Answer, S3Client, type S3ClientOptions } from './s3-client.ts';
import { readObject, writeObject } from './s3-parts.ts';
import type { S3Settings } from './s3-settings.ts';

/** Reads of an object whose bytes are not those of its name, before it is called damaged: the way may have damaged them. */
const mostReads = 4;

/**
 * Bytes as objects of a bucket, under the names that they have in a folder (`ab/cdef…`), so that either can be copied to the
 * other. Each read is checked against the hash, each upload by the server against the hash that is signed with it.
 */
export function openS3Blobs(settings: S3Settings, options?: S3ClientOptions): KeptBlobs {
  return new S3Blobs(new S3Client(settings, options));
}

class S3Blobs implements KeptBlobs {
  readonly #client: S3Client;
  readonly #running = new Map<string, Promise<void>>();

  constructor(client: S3Client) {
    this.#client = client;
  }

  async put(bytes: Uint8Array, { anew = false } = {}): Promise<string> {
    const sha256 = hash('sha256', bytes, 'hex');
    let writing = this.#running.get(sha256);
    if (!writing) {
      writing = this.#keep(keyOf(sha256), bytes, anew).finally(() => this.#running.delete(sha256));
      this.#running.set(sha256, writing);
    }
    await writing;
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array> {
    if (!isBlobHash(sha256)) throw notFound(sha256, this.#client.name());
    const key = keyOf(sha256);
    const wrong = new Set<string>();
    for (let read = 1; ; read++) {
      const bytes = await readObject(this.#client, key);
      if (bytes === null) throw notFound(sha256, this.#client.name(key));
      const found = hash('sha256', bytes, 'hex');
      if (found === sha256) return bytes;
      // The same wrong bytes twice are what is kept there.
      if (wrong.has(found) || read === mostReads)
        throw new StorageError('corrupt-blob', `${this.#client.name(key)}: expected SHA-256 ${sha256}, found ${found}`);
      wrong.add(found);
    }
  }

  async has(sha256: string): Promise<boolean> {
    return isBlobHash(sha256) && (await this.#findSize(keyOf(sha256))) !== null;
  }

  async *list(): AsyncGenerator<string> {
    for (let token: string | null = ''; token !== null;) {
      const query = { 'list-type': '2', prefix: this.#client.fullKey(''), 'max-keys': '1000' };
      const more: Record<string, string> = token === '' ? {} : { 'continuation-token': token };
      const { body } = await this.#client.send({ method: 'GET', query: { ...query, ...more } }, requireWholeList);
      const text = Buffer.from(body).toString('utf8');
      const place = this.#client.fullKey('');
      for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        const name = key.startsWith(place) ? key.slice(place.length).replace(/^(..)\//, '$1') : '';
        if (isBlobHash(name)) yield name;
      }
      const [, next = ''] = /<NextContinuationToken>([^<]+)</.exec(text) ?? [];
      token = next === '' ? null : next.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    }
  }

  /** Another size under this name is damage: it is written anew. */
  async #keep(key: string, bytes: Uint8Array, anew: boolean): Promise<void> {
    if (!anew && (await this.#findSize(key)) === bytes.byteLength) return;
    await writeObject(this.#client, key, bytes);
  }

  /** Null where there is no such object. */
  async #findSize(key: string): Promise<number | null> {
    const { headers, status } = await this.#client.send({ method: 'HEAD', key, expected: [404] });
    return status === 404 ? null : Number(headers.get('content-length'));
  }
}

function requireWholeList({ body }: S3Answer): void {
  if (!/<\/ListBucketResult>\s*$/.test(Buffer.from(body.subarray(-100)).toString('latin1')))
    throw new PassingFault('expected a whole ListBucketResult');
}

function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

function notFound(sha256: string, place: string): StorageError {
  return new StorageError('not-found', `no blob ${sha256.slice(0, 64)} is kept (${place})`);
}
