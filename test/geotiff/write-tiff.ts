/** One tag of a TIFF: its number and values, written as ASCII, SHORT or DOUBLE. */
export type TiffTagValues = readonly [
  tag: number,
  kind: 'text' | 'short' | 'double',
  values: string | readonly number[],
];

/**
 * A classic little-endian TIFF with a header and no pixels: one directory a list, each pointing to the next.
 * `lastPointer` is what the last one points to (0 ends the chain; 8 is the first directory).
 */
export function writeTiff(directories: readonly (readonly TiffTagValues[])[], lastPointer = 0): Uint8Array {
  const view = new DataView(new ArrayBuffer(64 * 1024));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  let at = 8;
  for (const [index, tags] of directories.entries()) {
    const end = writeDirectory(view, at, tags);
    view.setUint32(at + 2 + tags.length * 12, index === directories.length - 1 ? lastPointer : end, true);
    at = end;
  }
  return new Uint8Array(view.buffer, 0, Math.max(at, 16));
}

function writeDirectory(view: DataView, at: number, tags: readonly TiffTagValues[]): number {
  view.setUint16(at, tags.length, true);
  let free = at + 2 + tags.length * 12 + 4;
  for (const [index, [tag, kind, values]] of tags.entries()) {
    const entry = at + 2 + index * 12;
    const numbers = typeof values === 'string' ? Array.from(`${values}\0`, (char) => char.charCodeAt(0)) : values;
    const size = { text: 1, short: 2, double: 8 }[kind];
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, { text: 2, short: 3, double: 12 }[kind], true);
    view.setUint32(entry + 4, numbers.length, true);
    const inline = numbers.length * size <= 4;
    if (!inline) view.setUint32(entry + 8, free, true);
    for (const [position, number] of numbers.entries()) {
      const place = (inline ? entry + 8 : free) + position * size;
      if (kind === 'double') view.setFloat64(place, number, true);
      else if (kind === 'short') view.setUint16(place, number, true);
      else view.setUint8(place, number);
    }
    if (!inline) free += numbers.length * size + ((numbers.length * size) % 2);
  }
  return free;
}

/** The tags of a 100 × 50 image of one byte a pixel whose upper left corner lies at `x`, `y` of a CRS. */
export function geoTags(epsg: number, x: number, y: number, pixel: number): TiffTagValues[] {
  const isGeographic = epsg >= 4000 && epsg < 5000;
  return [
    [256, 'short', [100]],
    [257, 'short', [50]],
    [258, 'short', [8]],
    [277, 'short', [1]],
    [33550, 'double', [pixel, pixel, 0]],
    [33922, 'double', [0, 0, 0, x, y, 0]],
    [34735, 'short', [1, 1, 0, 2, 1025, 0, 1, 1, isGeographic ? 2048 : 3072, 0, 1, epsg]],
  ];
}
