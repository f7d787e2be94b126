import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Observation, type Site, parseDateSpan } from '#core';
import { launchChromium, requireChromium } from './chromium.ts';
import { comparePicture } from './compare-picture.ts';
import { sampleRecords } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Forty yards with the same quiet past; at one of them the newest look is full. */
const past = [2, 3, 1, 2, 4, 2, 3, 2, 1, 3, 2, 2];
const site: Site[] = Array.from({ length: 40 }, (_, index) => ({
  ...sampleRecords.site![0]!,
  id: `yard-${index}`,
  name: `Yard ${index}`,
  geometry: { type: 'Point', coordinates: [10 * (index % 8) - 30, 8 * Math.floor(index / 8) + 10] },
}));
const observation: Observation[] = site.slice(0, 6).flatMap(({ id }, yard) =>
  [...past, yard === 3 ? 70 : 2].map((count, index) => ({
    ...sampleRecords.observation![0]!,
    id: `${id}-look-${index}`,
    siteId: id,
    zoneId: null,
    sceneId: null,
    objectClass: 'flatcars',
    when: parseDateSpan(`20${20 + Math.floor(index / 4)}-0${1 + 2 * (index % 4)}-05`),
    seen: { kind: 'count', low: count, high: count },
    visibleShare: 1,
  })),
);

describe.skipIf(executable === undefined)('the watch page in a real browser', { timeout: 60_000 }, () => {
  let server: SampleServer;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startSampleServer({ ...sampleRecords, zone: [], scene: [], marking: [], site, observation });
    browser = await launchChromium(executable!);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints.length = 0;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(server.url + path);
    await page.waitForSelector('h2');
    return page;
  }

  async function breaches(page: Page): Promise<unknown> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  }

  it('has the least usual site first, and leads to it by keyboard', async () => {
    const page = await open('/');
    const rows = page.locator('.virtual-row');
    await rows.first().getByText('Yard 3').waitFor();
    // While sites are judged the order changes.
    await page.getByText(/^Judging/).waitFor({ state: 'detached', timeout: 30_000 });
    expect(await rows.first().textContent()).toMatch(/^Yard 3\s*unusual/);
    // Of forty rows only those in sight are there.
    expect(await rows.count()).toBeLessThan(30);
    await comparePicture(page, 'watch');
    await rows.first().locator('a').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('not observed'));
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Yard 3'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sites/yard-3');
    await page.getByText('This is unusual.').first().waitFor();
    await comparePicture(page, 'site');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('draws the sites where they lie, and a click on one finds its row', async () => {
    const page = await open('/');
    const canvas = page.locator('.watch-map canvas');
    const box = (await canvas.boundingBox())!;
    const found = await canvas.evaluate(async (element: HTMLCanvasElement) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { data, width } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
      // Vermillion is the colour of the one unusual site.
      const at = data.findIndex(
        (red, index) => index % 4 === 0 && red > 200 && data[index + 1]! < 110 && data[index + 2]! < 40,
      );
      return { x: (at / 4) % width, y: Math.floor(at / 4 / width) };
    });
    expect(found.y).toBeGreaterThan(0);
    await page.mouse.click(box.x + found.x, box.y + found.y + 5);
    await page.waitForFunction(() => document.querySelector('.virtual-row.chosen')?.textContent?.startsWith('Yard 3'));
    await page.context().close();
  });

  it('draws no other mark anew when another row is chosen, and the whole map once a moved view rests', async () => {
    const page = await open('/');
    await page.getByText(/^Judging/).waitFor({ state: 'detached', timeout: 30_000 });
    await page.locator('.virtual-row a').first().focus();
    // The coast comes after the list.
    await page.waitForTimeout(300);
    const press = async (key: string): Promise<{ rings: number; sites: number }> => {
      await page.evaluate(countRings);
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
      return page.evaluate(() => (globalThis as unknown as Counted).counted);
    };
    expect(await press('ArrowDown')).toEqual({ rings: 1, sites: 0 });
    await page.locator('.watch-map [role=application]').focus();
    // Once quickly and once sharp, with all discs and rings of forty sites but the one diamond.
    expect(await press('0')).toEqual({ rings: 2, sites: 39 });
    await page.context().close();
  });

  it('takes a decision on an alert by keyboard, which another tab sees without a reload', async () => {
    const page = await open('/');
    const other = await page.context().newPage();
    await other.goto(server.url);
    await other.getByText('Alerts to decide (1)').waitFor();
    await page.locator('[data-alert]').first().focus();
    await page.keyboard.press('x');
    await page.keyboard.type('a parade of flatcars');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B. Analyst');
    await page.keyboard.press('Enter');
    await page.getByText('Every alert has been decided on.').waitFor();
    await other.getByText('Every alert has been decided on.').waitFor();
    await other.reload();
    await other.getByText('Decided (1)').click();
    expect(await other.locator('[data-alert]').textContent()).toContain('dismissed (B. Analyst): a parade of flatcars');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps what is filtered and chosen in the address, in German too', async () => {
    const page = await open('/?standing=unusual', { locale: 'de-DE' });
    await page.getByText('1 von 40 Orten').waitFor();
    await page.goto(`${server.url}/sites/yard-3?on=look+2020-03-05%2F`);
    await page.getByRole('heading', { name: '2020-03-05 · von anderen veröffentlicht' }).waitFor();
    await page.locator('.date-strip').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/2020-05-05/);
    await page.reload();
    await page.getByRole('heading', { name: /^2020-05-05/ }).waitFor();
    await page.context().close();
  });

  it.each(['light', 'dark', 'phone'])('passes axe and fits: %s', async (look) => {
    const page = await open(
      '/',
      look === 'phone'
        ? { viewport: { width: 360, height: 740 }, isMobile: true }
        : { colorScheme: look as 'light' | 'dark' },
    );
    for (const path of ['/', '/sites/yard-3']) {
      await page.goto(server.url + path);
      await page.waitForSelector('h2');
      expect({ path, found: await breaches(page) }).toEqual({ path, found: [] });
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ path, overflows: width > 0 }).toEqual({ path, overflows: false });
    }
    await page.context().close();
  });
});

interface Counted {
  counted: { rings: number; sites: number };
}

/** Runs in the page: counts what is drawn from now on, the ring of the chosen site apart. */
function countRings(): void {
  const counted = { rings: 0, sites: 0 };
  (globalThis as unknown as Counted).counted = counted;
  CanvasRenderingContext2D.prototype.arc = function (x, y, radius, ...angles): void {
    counted[radius > 10 ? 'rings' : 'sites'] += 1;
    this.ellipse(x, y, radius, radius, 0, ...angles);
  };
}
