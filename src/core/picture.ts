/** Pixels of a picture to be looked at: 1 grey, 2 grey and alpha, 3 red green blue, 4 with alpha, within each pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** Length width × height × channels, rows from the top. */
  readonly data: Uint8Array;
}
