import {
  forgetTables,
  hasHuffman,
  hasQuantization,
  huffmanTable,
  quantizationTable,
  readHuffman,
  readQuantization,
} from './jpeg-tables';
import { bitsEnd, decodeBlock, startBits } from './jpeg-scan';
import { convertHalved, convertRow, padRow } from './jpeg-colour';
import { forgetShared, isShared, keepShared, sharedInterval } from './jpeg-shared-tables';

const done: i32 = 0;
const notOurs: i32 = -1;
/** Of each component: sampling factors, tables, then the plane, its stride and the DC predictor. */
const frame: usize = memory.data(4 * 32, 16);

let components: u32 = 0;
let across: u32 = 0;
let down: u32 = 0;
let restartInterval: u32 = 0;
let scan: usize = 0;
let scanEnd: usize = 0;

/**
 * Decodes a JPEG tile of TIFF (Technical Note 2): baseline or extended Huffman coding of 8 bits (ITU-T T.81), all
 * components in one scan; chroma whole, or half as wide, or half as wide and high. The samples come band by band, the
 * same to the bit as libjpeg's. `tables`: an abbreviated stream of tables that comes before, may be empty. Gives 0, or
 * -1 for a stream that is broken or of any other kind, about which somebody else may say more.
 *
 * `source` must be followed by 64 readable bytes and `target` by 16 writable ones; `work` is memory for planes.
 */
export function decodeJpeg(
  tables: usize,
  tablesLength: u32,
  source: usize,
  sourceLength: u32,
  target: usize,
  width: u32,
  height: u32,
  bands: u32,
  isYcbcr: bool,
  work: usize,
  workLength: u32,
): i32 {
  components = 0;
  scan = 0;
  if (isShared(tables, tablesLength)) restartInterval = sharedInterval();
  else {
    forgetShared();
    forgetTables();
    restartInterval = 0;
    if (tablesLength > 0 && !readSegments(tables, tables + tablesLength, 0, 0)) return notOurs;
    keepShared(tables, tablesLength, restartInterval);
  }
  if (components || scan) return notOurs;
  if (!readSegments(source, source + sourceLength, width, height)) return notOurs;
  if (!scan || components != bands || !hasTables()) return notOurs;
  const maxH: u32 = load<u8>(frame);
  const maxV: u32 = load<u8>(frame, 1);
  const isWhole = maxH == 1 && maxV == 1;
  if (!isWhole && !(isYcbcr && maxH == 2 && (width + 1) >> 1 > 2)) return notOurs;
  across = (width + maxH * 8 - 1) / (maxH * 8);
  down = (height + maxV * 8 - 1) / (maxV * 8);
  let at = work + ((sourceLength + 1024) & ~15);
  for (let c: u32 = 0; c < components; c++) {
    const one = frame + (c << 5);
    const stride = across * load<u8>(one) * 8 + 32;
    store<u32>(one, stride, 12);
    store<u32>(one, <u32>at, 8);
    at += stride * down * load<u8>(one, 1) * 8 + 32;
  }
  if (at + 64 > work + workLength) return notOurs;
  if (!decodeScan(work)) return notOurs;
  if (isYcbcr) writeColours(width, height, maxH, maxV, target);
  else writePlanes(width, height, target);
  return done;
}

/** Marker segments up to the scan or the end of the tables. */
function readSegments(from: usize, end: usize, width: u32, height: u32): bool {
  let at = from;
  if (end - at < 2 || load<u8>(at) != 0xff || load<u8>(at, 1) != 0xd8) return false;
  at += 2;
  for (;;) {
    if (at + 2 > end || load<u8>(at) != 0xff) return at >= end && width == 0;
    const code: u32 = load<u8>(at, 1);
    if (code == 0xff) {
      at++;
      continue;
    }
    if (code == 0xd9) return width == 0;
    if (at + 4 > end) return false;
    const length = ((<u32>load<u8>(at, 2)) << 8) | load<u8>(at, 3);
    const body = at + 4;
    const next = at + 2 + length;
    if (length < 2 || next > end) return false;
    if (code == 0xdb || code == 0xc4) forgetShared();
    if (code == 0xdb) {
      if (!readQuantization(body, next)) return false;
    } else if (code == 0xc4) {
      if (!readHuffman(body, next)) return false;
    } else if (code == 0xdd) {
      if (length != 4) return false;
      restartInterval = ((<u32>load<u8>(body)) << 8) | load<u8>(body, 1);
    } else if (code == 0xc0 || code == 0xc1) {
      if (width == 0 || components || !readFrame(body, next, width, height)) return false;
    } else if (code == 0xda) {
      if (!components || !readScanHead(body, next)) return false;
      scan = next;
      scanEnd = end;
      return true;
    } else if (!((code >= 0xe0 && code <= 0xef) || code == 0xfe)) return false;
    at = next;
  }
  return false;
}

function readFrame(body: usize, end: usize, width: u32, height: u32): bool {
  if (end - body < 6 || load<u8>(body) != 8) return false;
  const count: u32 = load<u8>(body, 5);
  if (count < 1 || count > 4 || end - body < 6 + 3 * count) return false;
  if (<u32>bswap<u16>(load<u16>(body, 1)) != height || <u32>bswap<u16>(load<u16>(body, 3)) != width) return false;
  for (let c: u32 = 0; c < count; c++) {
    const from = body + 6 + 3 * c;
    const one = frame + (c << 5);
    const h: u32 = count == 1 ? 1 : load<u8>(from, 1) >> 4;
    const v: u32 = count == 1 ? 1 : load<u8>(from, 1) & 15;
    const isSmall = h == 1 && v == 1;
    if (!isSmall && !(c == 0 && count == 3 && h == 2 && (v == 1 || v == 2))) return false;
    if (load<u8>(from, 2) > 3) return false;
    store<u8>(one, <u8>h);
    store<u8>(one, <u8>v, 1);
    store<u8>(one, load<u8>(from, 2), 2);
    store<u8>(one, load<u8>(from), 5);
  }
  components = count;
  return true;
}

/** All components, in the order of the frame, in one pass. */
function readScanHead(body: usize, end: usize): bool {
  if (end - body != 4 + 2 * components || load<u8>(body) != components) return false;
  for (let c: u32 = 0; c < components; c++) {
    const from = body + 1 + 2 * c;
    const one = frame + (c << 5);
    const dc = load<u8>(from, 1) >> 4;
    const ac = load<u8>(from, 1) & 15;
    if (load<u8>(from) != load<u8>(one, 5) || dc > 3 || ac > 3) return false;
    store<u8>(one, dc, 3);
    store<u8>(one, ac, 4);
  }
  const tail = body + 1 + 2 * components;
  return load<u8>(tail) == 0 && load<u8>(tail, 1) == 63 && load<u8>(tail, 2) == 0;
}

function hasTables(): bool {
  for (let c: u32 = 0; c < components; c++) {
    const one = frame + (c << 5);
    if (!hasQuantization(load<u8>(one, 2)) || !hasHuffman(0, load<u8>(one, 3)) || !hasHuffman(1, load<u8>(one, 4)))
      return false;
  }
  return true;
}

/** Coefficients to samples in the planes. `plain` is memory for the bits of an interval without stuffed bytes. */
function decodeScan(plain: usize): bool {
  const total = across * down;
  let left: u32 = 0;
  let end: usize = 0;
  let column: u32 = 0;
  let row: u32 = 0;
  for (let unit: u32 = 0; unit < total; unit++) {
    if (left == 0) {
      if (unit > 0 && (bitsEnd() > end || !skipRestart())) return false;
      end = unstuff(plain);
      startBits(plain);
      for (let c: u32 = 0; c < components; c++) store<i32>(frame + (c << 5), 0, 16);
      left = restartInterval ? restartInterval : total;
    }
    left--;
    for (let c: u32 = 0; c < components; c++) {
      if (bitsEnd() > end) return false;
      if (!decodeUnit(frame + (c << 5), column, row)) return false;
    }
    if (++column == across) {
      column = 0;
      row++;
    }
  }
  return bitsEnd() <= end;
}

function decodeUnit(one: usize, column: u32, row: u32): bool {
  const h: u32 = load<u8>(one);
  const v: u32 = load<u8>(one, 1);
  const stride = load<u32>(one, 12);
  const quantization = quantizationTable(load<u8>(one, 2));
  const dcTable = huffmanTable(0, load<u8>(one, 3));
  const acTable = huffmanTable(1, load<u8>(one, 4));
  let target = load<u32>(one, 8) + row * v * 8 * stride + column * h * 8;
  let dc = load<i32>(one, 16);
  for (let y: u32 = 0; y < v; y++) {
    for (let x: u32 = 0; x < h; x++) {
      dc = decodeBlock(dcTable, acTable, quantization, dc, target + x * 8, stride);
      if (dc == i32.MIN_VALUE) return false;
    }
    target += stride * 8;
  }
  store<i32>(one, dc, 16);
  return true;
}

/** Copies the scan up to the next marker, FF 00 becoming FF, and zeros behind it. Gives the end of the copy. */
function unstuff(target: usize): usize {
  const marks = i8x16.splat(-1);
  let from = scan;
  let to = target;
  while (from < scanEnd) {
    if (from + 16 <= scanEnd) {
      const bytes = v128.load(from);
      const found = i8x16.bitmask(i8x16.eq(bytes, marks));
      v128.store(to, bytes);
      const clean: u32 = found ? ctz(found) : 16;
      from += clean;
      to += clean;
      if (!found) continue;
    }
    const byte = load<u8>(from);
    if (byte == 0xff) {
      if (from + 1 >= scanEnd) break;
      const next = load<u8>(from, 1);
      // A marker may be led by any number of FF.
      if (next == 0xff) {
        from++;
        continue;
      }
      if (next != 0) break;
      from++;
    }
    store<u8>(to, byte);
    from++;
    to++;
  }
  scan = from;
  memory.fill(to, 0, 512);
  return to;
}

function skipRestart(): bool {
  if (scan + 2 > scanEnd || load<u8>(scan) != 0xff) return false;
  const code: u32 = load<u8>(scan, 1);
  if (code < 0xd0 || code > 0xd7) return false;
  scan += 2;
  return true;
}

function planeRow(component: u32, row: u32): usize {
  const one = frame + (component << 5);
  return load<u32>(one, 8) + row * load<u32>(one, 12);
}

function writePlanes(width: u32, height: u32, target: usize): void {
  for (let c: u32 = 0; c < components; c++) {
    for (let row: u32 = 0; row < height; row++)
      memory.copy(target + (c * height + row) * width, planeRow(c, row), width);
  }
}

function writeColours(width: u32, height: u32, maxH: u32, maxV: u32, target: usize): void {
  const plane = width * height;
  if (maxH == 1) {
    for (let row: u32 = 0; row < height; row++)
      convertRow(planeRow(0, row), planeRow(1, row), planeRow(2, row), width, target + row * width, plane);
    return;
  }
  const last = maxV == 2 ? ((height + 1) >> 1) - 1 : height - 1;
  for (let row: u32 = 0; row <= last; row++) {
    padRow(planeRow(1, row), (width + 1) >> 1);
    padRow(planeRow(2, row), (width + 1) >> 1);
  }
  const stride = <i32>load<u32>(frame + 32, 12);
  for (let row: u32 = 0; row < height; row++) {
    const near = maxV == 2 ? row >> 1 : row;
    let far: i32 = 0;
    if (maxV == 2) {
      if (row & 1) far = near < last ? stride : 0;
      else far = near > 0 ? -stride : 0;
    }
    const isHigh = maxV == 1;
    const to = target + row * width;
    convertHalved(planeRow(0, row), planeRow(1, near), planeRow(2, near), far, isHigh, width, to, plane);
  }
}
