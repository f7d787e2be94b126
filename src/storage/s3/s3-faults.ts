import { StorageError } from '../storage-error.ts';

/** A failure that may pass: the request is tried again. Does not leave this folder. */
export class PassingFault extends Error {}

/** The answer to a request that failed, as far as it is needed to say why. */
export interface S3Refusal {
  readonly status: number;
  /** `NoSuchKey`, `SlowDown`, …; empty where the body does not say, as for HEAD. */
  readonly code: string;
  readonly message: string;
  /** `x-amz-bucket-region`: where the bucket really is. */
  readonly region: string | null;
}

/** Codes that pass although their status is 4xx: the body is sent again, or somebody else is done. */
const passingCodes: ReadonlySet<string> = new Set([
  'BadDigest',
  'ConditionalRequestConflict',
  'IncompleteBody',
  'OperationAborted',
  'RequestTimeout',
  'XAmzContentSHA256Mismatch',
]);

/** Whether the same request may succeed later. */
export function mayPass({ code, status }: S3Refusal): boolean {
  return status === 429 || status === 408 || (status >= 500 && status !== 507) || passingCodes.has(code);
}

/** What a refusal means for `where` (bucket and key). */
export function refusalError(where: string, { code, message, region, status }: S3Refusal): StorageError {
  const said = `${status}${code === '' ? '' : ` ${code}`}${message === '' ? '' : `: ${message}`}`;
  if (status === 507 || /StorageFull|QuotaExceeded/.test(code))
    return new StorageError('disk-full', `${where}: the storage is full (${said})`);
  if (code === 'NoSuchBucket') return new StorageError('unreachable', `${where}: there is no such bucket (${said})`);
  if (status === 301 || status === 307 || code === 'AuthorizationHeaderMalformed')
    return new StorageError(
      'unreachable',
      `${where}: the bucket is elsewhere${region === null ? '' : `, in region ${region}`} (${said}): set AWS_REGION`,
    );
  if (status === 401 || status === 403)
    return new StorageError('unreachable', `${where}: access is refused (${said}): check the keys and their policy`);
  return new StorageError('unreachable', `${where}: the storage refuses the request (${said})`);
}

/** Reads what a failed request says; its body is XML of the storage's own, of which two elements matter. */
export function parseRefusal(status: number, headers: Headers, body: string): S3Refusal {
  const inside = (name: string): string => new RegExp(`<${name}>([^<]{0,500})</${name}>`).exec(body)?.[1] ?? '';
  return { status, code: inside('Code'), message: inside('Message'), region: headers.get('x-amz-bucket-region') };
}
