import { access } from 'node:fs/promises';
import sharp, { type OverlayOptions } from 'sharp';
import type { Canvas, Pictures } from '#app';
import { SourceError } from './source-error.ts';

/** Colour of what nothing covers. */
const ground = '#0c0f13';

/**
 * Draws with libvips and librsvg. `fonts` are font files for the text of drawings, since a machine may have none of its
 * own; they are loaded once.
 */
export function createPictures(fonts: readonly string[] = []): Pictures {
  let loading: Promise<void> | undefined;
  return {
    draw: async (canvas) => {
      loading ??= loadFonts(fonts);
      await loading;
      return draw(canvas);
    },
  };
}

/** Setting a text in a font file makes the font known to this process, and so to drawings too. */
async function loadFonts(fonts: readonly string[]): Promise<void> {
  for (const fontfile of fonts) {
    try {
      // libvips passes over a font that is not there.
      await access(fontfile);
      await sharp({ text: { text: 'x', font: 'sans 8', fontfile } })
        .png()
        .toBuffer();
    } catch (cause) {
      throw new SourceError('not-readable', `${fontfile}: the font cannot be loaded`, { cause });
    }
  }
}

async function draw({ width, height, layers, svg }: Canvas): Promise<Uint8Array> {
  const placed: OverlayOptions[] = [];
  for (const { picture, left, top, width: wide, height: tall } of layers) {
    const { channels, data } = picture;
    const scaled = sharp(data, { raw: { width: picture.width, height: picture.height, channels } }).resize(wide, tall, {
      fit: 'fill',
      kernel: 'cubic',
    });
    const { data: input, info } = await scaled.raw().toBuffer({ resolveWithObject: true });
    placed.push({ input, left, top, raw: { width: info.width, height: info.height, channels: info.channels } });
  }
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([...placed, { input: Buffer.from(svg), left: 0, top: 0 }])
    .removeAlpha()
    .png({ compressionLevel: 7 })
    .toBuffer();
}
