import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const folder = new URL('pictures/', import.meta.url).pathname;
/** How much smaller pictures are compared: letters are grey then, so that another font or another smoothing does not matter. */
const shrinking = 4;
/** Grey levels that a pixel may be off, and the share of pixels that may be off by more. */
const mostLevels = 40;
const mostShare = 0.03;

/**
 * Compares what is in sight with the picture kept under `name`: is something missing, empty, elsewhere, in the wrong colours?
 * What changes by itself (times, names) is covered. A mismatch writes NAME-changed.png and NAME-diff.png beside it and never
 * touches the picture; `SIGHTLINE_UPDATE_PICTURES=1` makes it anew.
 */
export async function comparePicture(page: Page, name: string, covered: readonly string[] = []): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const shot = await page.screenshot({
    mask: ['time', ...covered].map((selector) => page.locator(selector)),
    maskColor: '#808080',
    animations: 'disabled',
    caret: 'hide',
  });
  const { width: across } = await sharp(shot).metadata();
  const seen = await shrink(shot, Math.round(across / shrinking));
  const file = `${folder}${name}.png`;
  if (process.env['SIGHTLINE_UPDATE_PICTURES'] === '1' || !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    if (process.env['CI'] === 'true') throw new Error(`there is no picture ${name}`);
    writeFileSync(file, await encode(seen));
    return;
  }
  const kept = await shrink(await readFile(file));
  const share = kept.width === seen.width && kept.height === seen.height ? differingShare(kept, seen) : 1;
  if (share > mostShare) {
    writeFileSync(`${folder}${name}-changed.png`, await encode(seen));
    if (share < 1) writeFileSync(`${folder}${name}-diff.png`, await encode(difference(kept, seen)));
  }
  expect({ name, size: [seen.width, seen.height], isAlike: share <= mostShare, share }).toEqual({
    name,
    size: [kept.width, kept.height],
    isAlike: true,
    share,
  });
}

interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** In grey, so many pixels wide, or as it is. */
async function shrink(picture: Buffer, width?: number): Promise<Grey> {
  const { data, info } = await sharp(picture)
    .resize(width === undefined ? {} : { width, kernel: 'mitchell' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

function encode({ data, height, width: across }: Grey): Promise<Buffer> {
  return sharp(data, { raw: { width: across, height, channels: 1 } })
    .png({ compressionLevel: 9, palette: true, colours: 32 })
    .toBuffer();
}

/** The share of pixels whose neighbourhood of three by three is off: a line that lies one pixel lower is no difference. */
function differingShare(kept: Grey, seen: Grey): number {
  let off = 0;
  for (let index = 0; index < kept.data.length; index++) if (isOff(kept, seen, index)) off++;
  return off / kept.data.length;
}

function isOff(kept: Grey, seen: Grey, index: number): boolean {
  for (const down of [0, -1, 1])
    for (const right of [0, -1, 1]) {
      const other = kept.data[index + down * kept.width + right];
      if (other !== undefined && Math.abs(other - seen.data[index]!) <= mostLevels) return false;
    }
  return true;
}

function difference(kept: Grey, seen: Grey): Grey {
  return { ...seen, data: seen.data.map((_, index) => (isOff(kept, seen, index) ? 0 : 200)) };
}
