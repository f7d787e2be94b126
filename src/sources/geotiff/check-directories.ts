import type { HeaderWindows } from './header-windows.ts';

const mostDirectories = 128;
const mostTags = 1024;

/**
 * Follows the chain of image file directories (TIFF 6.0 §2, BigTIFF) before anyone parses them, and throws an
 * Error for a chain that runs in a circle, is too long, or leaves the file. The parser would follow a circle for ever.
 */
export async function checkDirectories(file: HeaderWindows): Promise<void> {
  const { size } = file.metadata;
  if (size < 16) throw new Error(`expected a TIFF header, got a file of ${size} bytes`);
  const head = new DataView(await file.fetch(0, 16));
  const mark = head.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) throw new Error('expected "II" or "MM" at its start: it is not a TIFF');
  const little = mark === 0x4949;
  const version = head.getUint16(2, little);
  if (version !== 42 && version !== 43) throw new Error(`expected TIFF version 42 or 43, got ${version}`);
  const form = version === 43 ? bigForm : classicForm;

  const seen = new Set<number>();
  let offset = form.pointer(head, version === 43 ? 8 : 4, little);
  while (offset !== 0) {
    if (seen.has(offset)) throw new Error(`its image directories run in a circle at byte ${offset}`);
    if (seen.size >= mostDirectories) throw new Error(`expected at most ${mostDirectories} images in the file`);
    seen.add(offset);
    const count = form.count(new DataView(await file.fetch(offset, form.countBytes)), little);
    if (count < 1 || count > mostTags)
      throw new Error(`expected 1 to ${mostTags} tags at byte ${offset}, got ${count}`);
    const next = offset + form.countBytes + count * form.tagBytes;
    offset = form.pointer(new DataView(await file.fetch(next, form.pointerBytes)), 0, little);
  }
  if (seen.size === 0) throw new Error('it holds no image');
}

const classicForm = {
  countBytes: 2,
  tagBytes: 12,
  pointerBytes: 4,
  count: (view: DataView, little: boolean): number => view.getUint16(0, little),
  pointer: (view: DataView, at: number, little: boolean): number => view.getUint32(at, little),
};
const bigForm = {
  countBytes: 8,
  tagBytes: 20,
  pointerBytes: 8,
  count: (view: DataView, little: boolean): number => Number(view.getBigUint64(0, little)),
  pointer: (view: DataView, at: number, little: boolean): number => Number(view.getBigUint64(at, little)),
};
