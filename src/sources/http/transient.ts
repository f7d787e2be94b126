/** A failure that may pass: the request is tried again. Does not leave this folder. */
export class Transient extends Error {
  /** What the server asked to be waited, if it did. */
  readonly waitMilliseconds: number | null;

  constructor(message: string, waitMilliseconds: number | null = null, options?: { cause?: unknown }) {
    super(message, options);
    this.waitMilliseconds = waitMilliseconds;
  }
}
