/** Blocks of bytes by name, the least recently used forgotten first, within a bound for all together. */
export class BlockCache {
  private readonly most: number;
  private readonly blocks = new Map<string, Uint8Array>();
  private held = 0;

  constructor(most: number) {
    this.most = most;
  }

  get bytes(): number {
    return this.held;
  }

  get(name: string): Uint8Array | undefined {
    const block = this.blocks.get(name);
    if (!block) return undefined;
    this.blocks.delete(name);
    this.blocks.set(name, block);
    return block;
  }

  set(name: string, block: Uint8Array): void {
    this.forget(name);
    if (block.length > this.most) return;
    this.blocks.set(name, block);
    this.held += block.length;
    for (const oldest of this.blocks.keys()) {
      if (this.held <= this.most) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.held -= this.blocks.get(name)?.length ?? 0;
    this.blocks.delete(name);
  }
}
