/**
 * Buffers of tiles that are done with, for tiles to come: fresh memory costs as much as half of decoding (4 KiB of it
 * about 5 µs on a virtual machine, measured), and garbage as much again.
 */
export class BufferShelf {
  private readonly most: number;
  private readonly isShared: boolean;
  private readonly bySize = new Map<number, ArrayBufferLike[]>();
  private held = 0;

  /** `most`: bytes that may lie here unused; `isShared`: memory that threads can share */
  constructor(most: number, isShared: boolean) {
    this.most = most;
    this.isShared = isShared;
  }

  /** A buffer of `bytes` bytes of any content. */
  take(bytes: number): ArrayBufferLike {
    const buffer = this.bySize.get(bytes)?.pop();
    if (!buffer) return this.isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
    this.held -= bytes;
    return buffer;
  }

  /** Whoever puts an array here does not look at it again. */
  put({ buffer }: { readonly buffer: ArrayBufferLike }): void {
    if (this.held + buffer.byteLength > this.most) return;
    this.held += buffer.byteLength;
    const alike = this.bySize.get(buffer.byteLength);
    if (alike) alike.push(buffer);
    else this.bySize.set(buffer.byteLength, [buffer]);
  }
}
