/** How much memory and how many hands reading images may take. */
export interface ImagesOptions {
  /** The largest raster that is given out, samples and `valid` together. Default 1 GiB. */
  readonly largestRasterBytes?: number;
  /** Unpacked tiles that are kept, for all open images together. Default 256 MiB. */
  readonly cacheBytes?: number;
  /** Tiles that one read fetches and decodes at once. Default 8. */
  readonly tilesAtOnce?: number;
  /** Threads that decode; with one, the calling thread does. Default: as many as the machine has cores for us. */
  readonly threads?: number;
}

export const imageDefaults: Omit<Required<ImagesOptions>, 'threads'> = {
  largestRasterBytes: 1024 ** 3,
  cacheBytes: 256 * 1024 ** 2,
  tilesAtOnce: 8,
};
