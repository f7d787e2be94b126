/** A field of an image file directory (TIFF 6.0 §2). */
export interface TiffField {
  readonly tag: number;
  readonly type: 'ascii' | 'short' | 'long' | 'double';
  readonly values: readonly number[];
}

const kinds = {
  ascii: { code: 2, size: 1 },
  short: { code: 3, size: 2 },
  long: { code: 4, size: 4 },
  double: { code: 12, size: 8 },
};

export function textField(tag: number, text: string): TiffField {
  return { tag, type: 'ascii', values: [...new TextEncoder().encode(text), 0] };
}

/** Bytes that a directory takes with the values that do not fit into its entries; a multiple of 2. */
export function measureDirectory(fields: readonly TiffField[]): number {
  return fields.reduce((sum, field) => sum + 12 + overflow(field), 6);
}

/**
 * A directory in little-endian order that will stand at `offset`, its longer values right behind it. `next` is where
 * the next directory stands, 0 after the last.
 */
export function encodeDirectory(fields: readonly TiffField[], offset: number, next: number): Uint8Array {
  const bytes = new Uint8Array(measureDirectory(fields));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, fields.length, true);
  let free = 6 + 12 * fields.length;
  for (const [index, field] of [...fields].sort((a, b) => a.tag - b.tag).entries()) {
    const at = 2 + 12 * index;
    view.setUint16(at, field.tag, true);
    view.setUint16(at + 2, kinds[field.type].code, true);
    view.setUint32(at + 4, field.values.length, true);
    if (overflow(field) === 0) writeValues(view, at + 8, field);
    else {
      view.setUint32(at + 8, offset + free, true);
      writeValues(view, free, field);
      free += overflow(field);
    }
  }
  view.setUint32(2 + 12 * fields.length, next, true);
  return bytes;
}

/** Bytes behind the directory, filled to whole words. */
function overflow({ type, values }: TiffField): number {
  const size = kinds[type].size * values.length;
  return size <= 4 ? 0 : size + (size % 2);
}

function writeValues(view: DataView, at: number, { type, values }: TiffField): void {
  for (const [index, value] of values.entries()) {
    const place = at + index * kinds[type].size;
    if (type === 'ascii') view.setUint8(place, value);
    else if (type === 'short') view.setUint16(place, value, true);
    else if (type === 'long') view.setUint32(place, value, true);
    else view.setFloat64(place, value, true);
  }
}
