import { StorageError } from '../storage-error.ts';

/** Where objects lie and how to sign in there. */
export interface S3Settings {
  readonly bucket: string;
  /** Before each key, without a slash at either end; may be empty. */
  readonly prefix: string;
  /** Of the bucket, without a slash at its end. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
}

/** Bucket names as Amazon allows them (S3 user guide, "General purpose bucket naming rules"). */
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * `s3://bucket/prefix` and the variables that other S3 programs read: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
 * AWS_SESSION_TOKEN, AWS_REGION or AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL. An endpoint of one's own
 * is asked with the bucket in the path, Amazon with the bucket in the host. Throws StorageError.
 */
export function readS3Settings(address: string, environment: Readonly<Record<string, string | undefined>>): S3Settings {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]*)(?:\/(.*))?$/s.exec(address) ?? [];
  if (!bucketName.test(bucket)) throw wrong(`expected s3://bucket/prefix, found "${address}"`);
  const prefix = rest.replace(/^\/+|\/+$/g, '');
  // Plain characters only: servers differ in how they sign the others.
  if (!/^[\w./-]*$/.test(prefix) || /(^|\/)\.{0,2}(\/|$)/.test(prefix.length > 0 ? prefix : 'x'))
    throw wrong(`expected a prefix of letters, digits, "_", ".", "-" and "/", found "${prefix}"`);
  const region = environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || 'us-east-1';
  const endpoint = environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL'];
  return {
    bucket,
    prefix,
    bucketUrl: endpoint ? `${parseEndpoint(endpoint)}/${bucket}` : amazonUrl(bucket, region),
    region,
    accessKeyId: required(environment, 'AWS_ACCESS_KEY_ID', address),
    secretAccessKey: required(environment, 'AWS_SECRET_ACCESS_KEY', address),
    sessionToken: environment['AWS_SESSION_TOKEN'] || null,
  };
}

function parseEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw wrong(`AWS_ENDPOINT_URL: expected an http(s) address without a query, found "${text}"`);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** A bucket whose name has a dot does not fit Amazon's certificate as a part of the host. */
function amazonUrl(bucket: string, region: string): string {
  const host = `s3.${region}.amazonaws.com`;
  return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

function required(environment: Readonly<Record<string, string | undefined>>, name: string, address: string): string {
  const value = environment[name];
  if (value) return value;
  throw wrong(`${address}: ${name} is not set; expected the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`);
}

function wrong(message: string): StorageError {
  return new StorageError('unreachable', `SIGHTLINE_BLOBS: ${message}`);
}
