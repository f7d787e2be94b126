/** Values of a tag: text is ASCII, bytes are UNDEFINED, numbers SHORT, LONG or LONG8 as they need, of GeoTIFF DOUBLE. */
export type TagValue = string | readonly number[] | Uint8Array;

/** One image of a file: its tags, and its tiles or strips as they shall stand there; null leaves one out. */
export interface PixelImage {
  readonly tags: Readonly<Record<number, TagValue>>;
  readonly tiles: readonly (Uint8Array | null)[];
}

interface Form {
  readonly littleEndian?: boolean;
  readonly big?: boolean;
}

const kinds = { text: 2, short: 3, long: 4, bytes: 7, double: 12, long8: 16 } as const;
const sizes = { text: 1, short: 2, long: 4, bytes: 1, double: 8, long8: 8 } as const;
type Kind = keyof typeof kinds;
/** ModelPixelScale, ModelTiepoint, ModelTransformation */
const doubles = new Set([33550, 33922, 34264]);

/** A whole TIFF or BigTIFF: tiles first, then one directory an image. The tags that say where tiles lie are added. */
export function writePixels(
  images: readonly PixelImage[],
  { littleEndian = true, big = false }: Form = {},
): Uint8Array {
  const view = new DataView(new ArrayBuffer(1 << 20));
  const bytes = new Uint8Array(view.buffer);
  const pointer = (at: number, value: number): void =>
    big ? view.setBigUint64(at, BigInt(value), littleEndian) : view.setUint32(at, value, littleEndian);
  const pointerBytes = big ? 8 : 4;
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, big ? 43 : 42, littleEndian);
  if (big) view.setUint16(4, 8, littleEndian);
  let link = big ? 8 : 4;
  let free = big ? 16 : 8;
  const place = (content: Uint8Array): number => {
    const at = free;
    bytes.set(content, at);
    free += content.length + (content.length % 2);
    return at;
  };
  for (const image of images) {
    const offsets = image.tiles.map((tile) => (tile ? place(tile) : 0));
    const counts = image.tiles.map((tile) => tile?.length ?? 0);
    const [offsetTag, countTag] = 322 in image.tags ? [324, 325] : [273, 279];
    const tags = { [offsetTag]: offsets, [countTag]: counts, ...image.tags };
    const entries = Object.entries(tags)
      .map(([tag, value]) => [Number(tag), value] as const)
      .sort(([one], [other]) => one - other)
      .map(([tag, value]) => ({ tag, ...encode(tag, value, littleEndian) }));
    const outside = entries.map((entry) => (entry.content.length > pointerBytes ? place(entry.content) : 0));
    pointer(link, free);
    if (big) view.setBigUint64(free, BigInt(entries.length), littleEndian);
    else view.setUint16(free, entries.length, littleEndian);
    free += big ? 8 : 2;
    for (const [index, { tag, kind, count, content }] of entries.entries()) {
      view.setUint16(free, tag, littleEndian);
      view.setUint16(free + 2, kinds[kind], littleEndian);
      pointer(free + 4, count);
      if (content.length > pointerBytes) pointer(free + 4 + pointerBytes, outside[index] ?? 0);
      else bytes.set(content, free + 4 + pointerBytes);
      free += 4 + 2 * pointerBytes;
    }
    link = free;
    free += pointerBytes;
  }
  return bytes.slice(0, free);
}

function encode(
  tag: number,
  value: TagValue,
  littleEndian: boolean,
): { kind: Kind; count: number; content: Uint8Array } {
  if (value instanceof Uint8Array) return { kind: 'bytes', count: value.length, content: value };
  if (typeof value === 'string')
    return { kind: 'text', count: value.length + 1, content: Buffer.from(`${value}\0`, 'latin1') };
  const most = Math.max(0, ...value);
  const kind = doubles.has(tag) ? 'double' : most < 65536 ? 'short' : most < 2 ** 32 ? 'long' : 'long8';
  const content = new DataView(new ArrayBuffer(value.length * sizes[kind]));
  for (const [index, one] of value.entries()) {
    const at = index * sizes[kind];
    if (kind === 'double') content.setFloat64(at, one, littleEndian);
    else if (kind === 'short') content.setUint16(at, one, littleEndian);
    else if (kind === 'long') content.setUint32(at, one, littleEndian);
    else content.setBigUint64(at, BigInt(one), littleEndian);
  }
  return { kind, count: value.length, content: new Uint8Array(content.buffer) };
}

/** Tags of an image of bytes in one strip or, with `tile`, in tiles; on a grid of `pixel` metres in UTM zone 31. */
export function byteTags(
  width: number,
  height: number,
  { bands = 1, tile, pixel = 1 }: { bands?: number; tile?: number; pixel?: number } = {},
): Record<number, TagValue> {
  return {
    256: [width],
    257: [height],
    258: Array.from({ length: bands }, () => 8),
    259: [1],
    262: [1],
    277: [bands],
    ...(tile === undefined ? { 278: [height] } : { 322: [tile], 323: [tile] }),
    33550: [pixel, pixel, 0],
    33922: [0, 0, 0, 500_000, 1_000_000, 0],
    34735: [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32631],
  };
}
