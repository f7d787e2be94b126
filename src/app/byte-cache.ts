/** Arrays of bytes or samples by name, the least recently used forgotten first, within a bound for all together. */
export class ByteCache<V extends { readonly byteLength: number } = Uint8Array> {
  private readonly most: number;
  private readonly kept = new Map<string, V>();
  private readonly onForget: (value: V) => void;
  private held = 0;

  /** `most`: bytes; `onForget`: called with what nobody will get from here any more. */
  constructor(most: number, onForget: (value: V) => void = () => undefined) {
    this.most = most;
    this.onForget = onForget;
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
    if (value.byteLength > this.most) return this.onForget(value);
    this.kept.set(name, value);
    this.held += value.byteLength;
    for (const oldest of this.kept.keys()) {
      if (this.held <= this.most) break;
      this.forget(oldest);
    }
  }

  /** Does nothing where it is not kept. */
  forget(name: string): void {
    const value = this.kept.get(name);
    if (!value) return;
    this.held -= value.byteLength;
    this.kept.delete(name);
    this.onForget(value);
  }
}
