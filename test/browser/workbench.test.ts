import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionNames } from '#api';
import { launchChromium, requireChromium } from './chromium.ts';
import { comparePicture } from './compare-picture.ts';
import { sampleId, sampleRecords } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const home = `/cases/${sampleId}`;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everyPage = [
  '/',
  '/cases',
  `/sites/${sampleRecords.site![0]!.id}`,
  home,
  ...collectionNames.map((name) => `${home}/${name}`),
  `${home}/documents/doc-de`,
  '/nowhere',
];

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  // Colours and words have nothing to do with each other, so one walk tries both.
  'dark, German': { viewport: { width: 1280, height: 800 }, colorScheme: 'dark', locale: 'de-DE' },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
};

describe.skipIf(executable === undefined)('the workbench in a real browser', { timeout: 60_000 }, () => {
  let server: SampleServer;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launchChromium(executable!);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A fresh page that notes every error and every breach of the policy. */
  async function open(path: string, options: BrowserContextOptions = looks['light']!): Promise<Page> {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await visit(page, path);
    return page;
  }

  async function visit(page: Page, path: string): Promise<void> {
    complaints.length = 0;
    await page.goto(server.url + path);
    await page.waitForSelector('h1');
    await page.waitForSelector('.loading', { state: 'detached' });
  }

  const cell = (page: Page, row: string): Promise<string | null> =>
    page.locator('tbody tr', { hasText: row }).first().textContent();

  it.each(Object.keys(looks))(
    'every page opens without a complaint, fits and passes axe: %s',
    async (look) => {
      const page = await open('/', looks[look]);
      for (const path of everyPage) {
        await visit(page, path);
        expect({ path, title: await page.title() }).toEqual({ path, title: expect.stringMatching(/\S/) });
        const isMissing = path === '/nowhere';
        expect({ path, complaints: complaints.filter((one) => !(isMissing && one.includes('404'))) }).toEqual({
          path,
          complaints: [],
        });
        const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect({ path, overflows: width[0]! > width[1]! }).toEqual({ path, overflows: false });
        await page.evaluate(axeSource);
        const found = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
          return (await axe.run()).violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html }));
        });
        expect({ path, found }).toEqual({ path, found: [] });
      }
      await page.close();
    },
    120_000,
  );

  it.each([
    ['overview', home, 'light'],
    ['overview-phone', home, 'phone'],
    ['observations', `${home}/observations`, 'light'],
    ['document', `${home}/documents/doc-de`, 'light'],
    ['hypotheses', `${home}/hypotheses`, 'dark, German'],
    ['propositions', `${home}/propositions`, 'light'],
  ])('looks as it did: %s', async (name, path, look) => {
    const page = await open(path, looks[look]);
    await page.waitForTimeout(300);
    await comparePicture(page, name);
    await page.close();
  });

  it('tells counts, bounds, zero, unusable and not observed apart', async () => {
    const page = await open(`${home}/observations`);
    const expected: Record<string, string> = {
      'approximately 73': '70–76',
      'cloud over the yard': 'unusable',
      'no image was found': 'not observed',
      'at least': '30',
      'at most': '20',
      '0 seen': '0 seen',
      '900': '900–1,010 m',
      'a long train': 'seen, no number given',
    };
    for (const [row, text] of Object.entries(expected)) expect(await cell(page, row)).toContain(text);
    const glyphs = await page.locator('tbody .seen svg').evaluateAll((all) => all.map((one) => one.innerHTML));
    expect(glyphs).toHaveLength(sampleRecords.observation!.length);
    // Four of the eleven are plain numbers; every other answer has a form of its own.
    expect(new Set(glyphs).size).toBe(8);
  });

  it('sorts, filters, and shows the same after a reload and in another tab', async () => {
    const page = await open(`${home}/observations`);
    const numbers = async (on: Page): Promise<string[]> => {
      await on.locator('.table-region[aria-busy=false]').waitFor();
      return on.locator('tbody td:nth-child(2) .seen').allTextContents();
    };
    await page.getByRole('button', { name: 'Seen' }).click();
    expect(await numbers(page)).toEqual(
      ['0 seen', '12', 'at most 20', 'at least 30', '41', '70–76', '900–1,010 m'].concat(
        (await numbers(page)).slice(7),
      ),
    );
    await page.getByRole('button', { name: 'Seen' }).click();
    expect(await page.getByRole('columnheader', { name: 'Seen' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('Filter').fill('2023-10-05 yard');
    await page.getByText('2 of 11 rows').waitFor();
    const before = await numbers(page);
    await page.reload();
    await page.getByText('2 of 11 rows').waitFor();
    expect(await numbers(page)).toEqual(before);
    expect(await page.getByLabel('Filter').inputValue()).toBe('2023-10-05 yard');
    const other = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await numbers(other)).toEqual(before);
    await page.getByLabel('Filter').fill('no such words');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByText('11 rows', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
    await other.close();
  });

  it('underlines each claim at its exact words, marks its hedges, and keeps hostile text as text', async () => {
    const page = await open(`${home}/documents/doc-de#claim=claim-2`);
    const claims = sampleRecords.claim!.filter((claim) => claim.documentId === 'doc-de');
    const underlined = await page.locator('.text .claim').allTextContents();
    expect(underlined.join('')).toBe(claims.map((claim) => claim.text).join(''));
    expect(await page.locator('.text .hedge').allTextContents()).toEqual(['etwa', 'sehr wahrscheinlich']);
    expect((await page.locator('.text .claim.current').allTextContents()).join('')).toBe(claims[1]!.text);
    expect(await page.locator('.text').getAttribute('lang')).toBe('de');
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.getByRole('link', { name: 'A record in the yard', exact: true }).click();
    await page.getByText('<script>document.title = "hostile"</script>').waitFor();
    expect(await page.title()).not.toContain('hostile');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('leads from a statement to what it rests on', async () => {
    const page = await open(`${home}/hypotheses`);
    await page.getByRole('link', { name: '“etwa 73 Waggons”' }).click();
    await page.locator('.quoted').first().waitFor();
    expect((await page.locator('.quoted').allTextContents()).join('')).toBe('etwa 73 Waggons');
    await page.goBack();
    await page.getByRole('link', { name: '2023-10-05 railcars: 70–76' }).first().click();
    expect(await page.locator('tr.marked').textContent()).toContain('70–76');
    await page.reload();
    expect(await page.locator('tr.marked').textContent()).toContain('70–76');
    await page.close();
  });

  it('shows how few independent origins stand behind many documents', async () => {
    const page = await open(`${home}/propositions`);
    const row = page.locator('tbody tr').first();
    expect(await row.locator('strong').textContent()).toBe('1');
    expect(await row.textContent()).toContain('Sample Institute (2)');
    await row.getByText('2 documents').click();
    await row.getByRole('link', { name: 'Muster-Zeitung' }).click();
    await page.getByRole('heading', { name: 'Rekordzahl im Bahnhof' }).waitFor();
    await page.close();
  });

  it('marks what is later than the day of the case', async () => {
    const page = await open(`${home}/observations?filter=after+the+day`);
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody tr').textContent()).toContain('2023-11');
    await page.close();
  });

  it('speaks German where the browser asks for it, and English when told to, also after a reload', async () => {
    const page = await open('/cases', { ...looks['light'], locale: 'de-AT' });
    await page.getByRole('heading', { name: 'Fälle' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.close();
  });

  it('is walked through by keyboard alone', async () => {
    const page = await open('/cases');
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await press('Tab');
    expect(await focused()).toBe('Skip to the page');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    expect(await focused()).toBe(sampleRecords.case![0]!.title);
    await press('Enter');
    await page.waitForURL(`**${home}`);
    await page.getByText('In this case').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await press('Tab');
    expect(await focused()).toBe('Read the brief');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await page.waitForURL(`**${home}/observations`);
    await page.getByRole('table').waitFor();
    await press('Tab');
    await page.keyboard.type('cloud');
    await page.getByText('1 of 11 rows').waitFor();
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region');
    await press('Tab', 'Enter');
    expect(await page.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort')).toBe('ascending');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).toBe('solid');
    await page.close();
  });

  it('folds its contents away on a phone', async () => {
    const page = await open(home, looks['phone']);
    const link = page.getByRole('navigation').getByRole('link', { name: /^Forecasts/ });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: /Contents/ }).tap();
    await link.tap();
    await page.getByRole('heading', { name: 'Forecasts', level: 1 }).waitFor();
    expect(await link.isVisible()).toBe(false);
    await page.close();
  });

  it('opens the brief, whose own style is applied under its policy', async () => {
    const page = await open(home);
    await page.getByRole('link', { name: 'Read the brief' }).click();
    await page.getByRole('heading', { name: 'The brief' }).waitFor();
    expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(1, 2, 3)');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('says that the server is gone, and goes on when it is back', async () => {
    const page = await open(home);
    await server.pause();
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Forecasts/ })
      .click();
    await page.getByText('The server does not answer').waitFor();
    await server.resume();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table').first().waitFor();
    await page.close();
  });

  it('says so where the code of a page does not come, and goes on when it does', async () => {
    const page = await open('/');
    await page.route('**/assets/case-page-*', (route) => route.abort());
    await page.getByRole('link', { name: sampleRecords.case![0]!.title }).first().click();
    await page.getByText('This could not be loaded').waitFor();
    await page.unroute('**/assets/case-page-*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: sampleRecords.case![0]!.title }).waitFor();
    await page.close();
  });

  it('is small, and nothing in its page is inline', () => {
    const html = readFileSync(join(server.webRoot, 'index.html'), 'utf8');
    // Pictures and charts come when they are asked for.
    const scripts = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(([, name]) => name!);
    const bytes = scripts.map((name) => gzipSync(readFileSync(join(server.webRoot, 'assets', name))).byteLength);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(300_000);
    expect(html).not.toMatch(/<style|style="|\son\w+=|<script(?![^>]*\ssrc=)/);
    expect(server.buildTime).toBeLessThan(10_000);
  });
});

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}
