import { createHash } from 'node:crypto';

/** What the stand-in answers. */
export interface S3Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

export function refuse(status: number, code: string): S3Reply {
  return { status, body: Buffer.from(`<Error><Code>${code}</Code><Message>said the test</Message></Error>`) };
}

export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
