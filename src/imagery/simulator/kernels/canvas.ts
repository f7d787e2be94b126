/**
 * A piece of the plane that is being painted, finer than the image it will become. Rows from the north, band after
 * band left out: each quantity has its own plane of `width` × `height`.
 */
export interface Canvas {
  /** Upper left corner, metres of the plane. */
  readonly west: number;
  readonly north: number;
  /** Metres per pixel. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
  /** Colours as shown, 0..255, under full sun on level ground. */
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  /** Height of what is seen, metres above the rails. */
  readonly top: Float32Array;
  /** What is lower than this lies in shadow, metres. */
  readonly ceiling: Float32Array;
}

export function createCanvas(width: number, height: number, step: number): Canvas {
  const plane = (): Float32Array => new Float32Array(width * height);
  return {
    west: 0,
    north: 0,
    step,
    width,
    height,
    red: plane(),
    green: plane(),
    blue: plane(),
    top: plane(),
    ceiling: plane(),
  };
}
