/** Bytes of a stream, taken by line or by number. `undefined` and short answers mean that the stream has ended. */
export class ByteQueue {
  private readonly source: AsyncIterator<Uint8Array>;
  private held: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Up to and without the next `\n`; undefined at the end, or where a line is longer than `limit`. */
  async readLine(limit: number): Promise<string | undefined> {
    for (;;) {
      const at = this.held.indexOf(0x0a);
      if (at >= 0) {
        const line = this.held.toString('utf8', 0, at).replace(/\r$/, '');
        this.held = this.held.subarray(at + 1);
        return line;
      }
      if (this.held.length > limit || !(await this.more())) return undefined;
    }
  }

  async read(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let missing = length;
    while (missing > 0 && (this.held.length > 0 || (await this.more()))) {
      const piece = this.held.subarray(0, missing);
      this.held = this.held.subarray(piece.length);
      pieces.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** How many were there to be passed over. */
  async skip(length: number): Promise<number> {
    let missing = length;
    while (missing > 0 && (this.held.length > 0 || (await this.more()))) {
      const passed = Math.min(missing, this.held.length);
      this.held = this.held.subarray(passed);
      missing -= passed;
    }
    return length - missing;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async more(): Promise<boolean> {
    if (this.ended) return false;
    const { done, value } = await this.source.next();
    if (done) this.ended = true;
    else this.held = this.held.length === 0 ? Buffer.from(value) : Buffer.concat([this.held, value]);
    return !this.ended;
  }
}
