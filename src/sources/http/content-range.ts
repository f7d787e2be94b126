/** `Content-Range: bytes 0-99/1000` (RFC 9110 §14.4): first and last byte, both inclusive, and the whole size. */
export interface ContentRange {
  readonly first: number;
  readonly last: number;
  /** Null for `*`: the server does not say. */
  readonly size: number | null;
}

/** Undefined where the header is missing or says something impossible, such as a range beyond the size. */
export function parseContentRange(text: string | null): ContentRange | undefined {
  const match = /^\s*bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(text ?? '');
  if (!match) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  const size = match[3] === '*' ? null : Number(match[3]);
  return first > last || (size !== null && last >= size) ? undefined : { first, last, size };
}
