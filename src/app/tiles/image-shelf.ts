import type { Images } from '../ports/images.ts';
import { type ShownImage, showImage } from './shown-image.ts';

interface Kept {
  readonly shown: Promise<ShownImage>;
  users: number;
  /** No longer on the shelf: the last user closes it. */
  isForgotten: boolean;
}

/** Keeps the images that were looked at last open: opening one takes more than showing a tile of it. */
export class ImageShelf {
  private readonly images: Images;
  private readonly most: number;
  private readonly kept = new Map<string, Kept>();

  constructor(images: Images, most = 32) {
    this.images = images;
    this.most = most;
  }

  /** Runs `work` on an image that stays open until it ends. Throws SourceError, and what `work` throws. */
  async use<T>(href: string, bands: readonly number[] | null, work: (shown: ShownImage) => Promise<T>): Promise<T> {
    const kept = this.take(href, bands);
    kept.users++;
    try {
      return await work(await kept.shown);
    } finally {
      kept.users--;
      if (kept.isForgotten && kept.users === 0) await closeImage(kept);
    }
  }

  /** Closes every image that nobody uses, and the others when they are done with. */
  async close(): Promise<void> {
    await Promise.all([...this.kept.keys()].map((name) => this.forget(name)));
  }

  private take(href: string, bands: readonly number[] | null): Kept {
    const name = `${href}\n${bands?.join() ?? ''}`;
    const found = this.kept.get(name);
    if (found) {
      this.kept.delete(name);
      this.kept.set(name, found);
      return found;
    }
    const kept: Kept = { shown: this.open(href, bands), users: 0, isForgotten: false };
    // What could not be opened is tried again the next time.
    kept.shown.catch(() => this.kept.delete(name));
    this.kept.set(name, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) void this.forget(oldest);
    return kept;
  }

  private async open(href: string, bands: readonly number[] | null): Promise<ShownImage> {
    const image = await this.images.open(href);
    try {
      return await showImage(image, bands);
    } catch (error) {
      await image.close();
      throw error;
    }
  }

  private async forget(name: string): Promise<void> {
    const kept = this.kept.get(name);
    if (!kept) return;
    this.kept.delete(name);
    kept.isForgotten = true;
    if (kept.users === 0) await closeImage(kept);
  }
}

async function closeImage({ shown }: Kept): Promise<void> {
  // What could not be opened need not be closed.
  const { image } = await shown.catch(() => ({ image: null }));
  await image?.close();
}
