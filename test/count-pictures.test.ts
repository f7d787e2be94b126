import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Canvas, type Pictures, countImage } from '#app';
import { simulateScene, simulateYard } from '#imagery';
import { createPictures } from '#sources';
import { escapeXml } from '../src/app/formats/xml.ts';
import { openRaster } from './imagery/memory-image.ts';
import { coverWith, trackZones, warpRaster } from './imagery/simulated-zones.ts';

const yard = simulateYard('pictures', { tracks: 3, lengthMetres: 240, electrified: false });
const { raster, truth } = simulateScene(yard, { date: '2023-06-10T07:00:00Z', gsdMetres: 0.5, count: 9 });
const zones = trackZones(yard);

/** Keeps what is to be drawn instead of drawing it. */
function watch(): { pictures: Pictures; drawn: Canvas[] } {
  const drawn: Canvas[] = [];
  return { drawn, pictures: { draw: async (canvas) => (drawn.push(canvas), new Uint8Array([drawn.length])) } };
}

async function draw(image = openRaster(raster), objectClass = 'railcar', named = zones): Promise<Canvas[]> {
  const { pictures, drawn } = watch();
  const request = {
    href: 'a/<yard>.tif?key=secret',
    zones: named,
    objectClass,
    draw: { pictures, overlay: true, strips: true },
  };
  await countImage({ open: async () => image }, request);
  return drawn;
}

describe('pictures of a count', () => {
  it('show the image with each wagon outlined, and each track pulled straight', async () => {
    const [overlay, strips] = await draw();
    expect(overlay!.layers).toHaveLength(1);
    const wagons = overlay!.svg.match(/<polygon[^>]*fill-opacity="0.1"/g)!.length;
    expect(Math.abs(wagons - truth.total)).toBeLessThanOrEqual(2);
    expect(overlay!.svg).toMatch(/\d+ railcar \(\d+–\d+, 90 % interval\)/);
    expect(strips!.layers).toHaveLength(3);
    // Three of them stand in the legend.
    expect(strips!.svg.match(/stroke-width="2"\/><text/g)!.length).toBe(wagons + 3);
    for (const { width, height, layers, svg } of [overlay!, strips!]) {
      expect(svg).toContain(`width="${width}" height="${height}"`);
      for (const { picture, left, top, width: wide, height: tall } of layers) {
        expect(picture.data).toHaveLength(picture.width * picture.height * 3);
        expect([left >= 0, top >= 0, left + wide <= width, top + tall <= height]).toEqual([true, true, true, true]);
      }
    }
  });

  it('are drawn in true proportion on any grid', async () => {
    const warped = warpRaster(raster, coverWith(raster, 'EPSG:3857', 0.75, 0.75));
    const [[one], [other]] = [await draw(), await draw(openRaster(warped))];
    const [a, b] = [one!.layers[0]!, other!.layers[0]!];
    expect(b.width / b.height).toBeCloseTo(a.width / a.height, 1);
  });

  it('hatch what was not seen, and tell nothing of the query of an address', async () => {
    const valid = raster.valid.map((one, pixel) => (pixel % raster.grid.width < raster.grid.width * 0.4 ? 0 : one));
    for (const { svg } of await draw(openRaster({ ...raster, valid }))) {
      expect(svg).toContain('fill="url(#unseen)"');
      expect(svg).toContain('&lt;yard&gt;.tif');
      expect(svg).not.toContain('secret');
    }
  });

  it('are left out where nothing was read', async () => {
    const far = simulateScene(yard, { date: '2023-06-10T07:00:00Z', gsdMetres: 5, count: 9 });
    expect(await draw(openRaster(far.raster))).toEqual([]);
  });

  it('come out as PNG of the size asked for, with hostile names as text', async () => {
    const named = zones.map((zone, index) => ({ ...zone, id: `<b>&"${index}\u0000` }));
    expect(escapeXml(named[0]!.id)).toBe('&lt;b&gt;&amp;&quot;0');
    for (const canvas of await draw(openRaster(raster), 'railcar', named)) {
      const { width, height, format, channels } = await sharp(await createPictures().draw(canvas)).metadata();
      expect({ width, height, format, channels }).toEqual({ width: canvas.width, height: canvas.height, format: 'png', channels: 3 }); // prettier-ignore
    }
  });

  it('need fonts that can be loaded', async () => {
    const pictures = createPictures(['/nowhere/font.ttf']);
    const canvas = { width: 10, height: 10, layers: [], svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    await expect(pictures.draw(canvas)).rejects.toThrow(/font\.ttf: the font cannot be loaded/);
  });
});
