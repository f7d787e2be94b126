/** A payload that a later record may refer to. */
export interface KeptPayload {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly charset: string | null;
}

/** Bytes of payloads that are remembered at once. */
const mostBytes = 64 * 1024 ** 2;

/** The newest payloads by their digest, so that a record that says "the same as before" can be read. */
export class KeptPayloads {
  private readonly byDigest = new Map<string, KeptPayload>();
  private bytes = 0;

  keep(digest: string | undefined, payload: KeptPayload): void {
    if (digest === undefined || payload.body.length > mostBytes || this.byDigest.has(digest)) return;
    this.byDigest.set(digest, payload);
    this.bytes += payload.body.length;
    for (const [oldest, one] of this.byDigest) {
      if (this.bytes <= mostBytes) break;
      this.byDigest.delete(oldest);
      this.bytes -= one.body.length;
    }
  }

  find(digest: string | undefined): KeptPayload | undefined {
    return digest === undefined ? undefined : this.byDigest.get(digest);
  }
}
