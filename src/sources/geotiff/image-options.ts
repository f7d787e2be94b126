/** How much memory and how many hands reading images may take. */
export interface ImagesOptions {
  /** The largest raster that is given out, samples and `valid` together. Default 1 GiB. */
  readonly largestRasterBytes?: number;
  /**
   * Unpacked tiles that are kept, for all open images together. Default: a twentieth of the machine's memory, as GDAL
   * takes, but 64 MiB to 2 GiB.
   */
  readonly cacheBytes?: number;
  /** Tiles that one read fetches and decodes at once. Default 8. */
  readonly tilesAtOnce?: number;
  /** Threads that decode; with one, the calling thread does. Default: as many as the machine has cores for us. */
  readonly threads?: number;
}

/** Those that do not depend on the machine. */
export const imageDefaults: Omit<Required<ImagesOptions>, 'threads' | 'cacheBytes'> = {
  largestRasterBytes: 1024 ** 3,
  tilesAtOnce: 8,
};
