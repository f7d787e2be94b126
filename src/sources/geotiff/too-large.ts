/** A request, or a tile, that would take more memory than is allowed. Becomes SourceError `too-large` with the file's name. */
export class TooLarge extends Error {}
