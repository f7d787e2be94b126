/** What the frame header of a JPEG says (ITU-T T.81 §B.2.2). */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly precision: number;
}

/** A marker segment: its code (0xC0 …) and where it begins and ends, the two bytes of the marker included. */
interface Segment {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * A JPEG that stands alone: the tables that tiles share (TIFF Technical Note 2) put before the tile's own. All
 * application markers and comments are left out, so that no colour profile is applied; for three components an Adobe
 * marker says whether they are YCbCr, so that no decoder guesses. Throws an
 * Error for what is no JPEG.
 */
export function spliceJpeg(tile: Uint8Array, tables: Uint8Array | null, colour: { ycbcr: boolean } | null): Uint8Array {
  const shared = tables ? segmentsOf(tables).segments.map((one) => tables.subarray(one.start, one.end)) : [];
  const { segments, scans } = segmentsOf(tile);
  const own = segments.map((one) => tile.subarray(one.start, one.end));
  return Buffer.concat([
    Uint8Array.of(0xff, 0xd8),
    ...(colour ? [adobeMarker(colour.ycbcr)] : []),
    ...shared,
    ...own,
    tile.subarray(scans),
  ]);
}

/** Throws an Error where there is no frame header of a kind that is read: baseline, extended or progressive. */
export function readJpegFrame(tile: Uint8Array): JpegFrame {
  const { segments } = segmentsOf(tile);
  const frame = segments.find(({ code }) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code));
  if (!frame || frame.end - frame.start < 10) throw new Error('a JPEG tile without a frame header');
  const view = new DataView(tile.buffer, tile.byteOffset + frame.start, frame.end - frame.start);
  return {
    precision: view.getUint8(4),
    height: view.getUint16(5),
    width: view.getUint16(7),
    components: view.getUint8(9),
  };
}

/** The segments up to the first scan, application markers and comments left out, and where that scan begins. */
function segmentsOf(bytes: Uint8Array): { segments: Segment[]; scans: number } {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('a JPEG tile that does not begin with FF D8');
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error(`a JPEG tile without a marker at byte ${at}`);
    const code = bytes[at + 1] ?? 0;
    if (code === 0xff) {
      at++;
      continue;
    }
    if (code === endOfImage || code === startOfScan) return { segments, scans: at };
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Error(`a JPEG tile with a broken segment at byte ${at}`);
    const isAside = (code >= 0xe0 && code <= 0xef) || code === 0xfe;
    if (!isAside) segments.push({ code, start: at, end });
    at = end;
  }
  return { segments, scans: bytes.length };
}

/** APP14 "Adobe": version 100, no flags, transform 1 (YCbCr) or 0 (as they stand). */
function adobeMarker(ycbcr: boolean): Uint8Array {
  return Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, ycbcr ? 1 : 0);
}
