/** Arrays of bytes or samples by name, the least recently used forgotten first, within a bound for all together. */
export class ByteCache<V extends { readonly byteLength: number } = Uint8Array> {
  private readonly most: number;
  private readonly kept = new Map<string, V>();
  private held = 0;

  /** `most`: bytes */
  constructor(most: number) {
    this.most = most;
  }

  get bytes(): number {
    return this.held;
  }

  get(name: string): V | undefined {
    const value = this.kept.get(name);
    if (!value) return undefined;
    this.kept.delete(name);
    this.kept.set(name, value);
    return value;
  }

  set(name: string, value: V): void {
    this.forget(name);
    if (value.byteLength > this.most) return;
    this.kept.set(name, value);
    this.held += value.byteLength;
    for (const oldest of this.kept.keys()) {
      if (this.held <= this.most) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.held -= this.kept.get(name)?.byteLength ?? 0;
    this.kept.delete(name);
  }
}
