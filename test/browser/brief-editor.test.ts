import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composition } from '#core';
import { launchChromium, requireChromium } from './chromium.ts';
import { sampleId } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const path = `/cases/${sampleId}/brief`;

describe.skipIf(executable === undefined)('the brief editor in a real browser', { timeout: 60_000 }, () => {
  let server: SampleServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launchChromium(executable!);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.setDefaultTimeout(10_000);
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1, name: /^(Brief|Bericht)$/ }).waitFor();
    return page;
  }
  const kept = async (): Promise<Composition> =>
    (await (await fetch(`${server.url}/api/v1/cases/${sampleId}/composition`)).json()) as Composition;
  const untilSaved = (page: Page): Promise<void> => page.locator('.keeping.saved').waitFor();

  it('a section is written by keyboard alone, cites, is marked until it does, and survives a reload', async () => {
    const page = await open();
    await page.getByLabel('Your name').fill('A. Analyst');
    await page.getByRole('button', { name: 'Write a section' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Heading').focus();
    await page.keyboard.type('What we saw');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The yard was full.');
    expect(await page.getByText('Rests on nothing:').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    expect(await page.getByText('One statement rests on nothing.').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('70 railcars');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.chip', { hasText: '2023-10-05 railcars' }).waitFor();
    expect(await page.getByText('Rests on nothing:').count()).toBe(0);
    await untilSaved(page);
    const [text] = (await kept()).blocks;
    expect(text).toMatchObject({
      kind: 'text',
      heading: 'What we saw',
      statements: [{ text: 'The yard was full.', sources: [{ kind: 'observation', id: 'obs-73' }] }],
    });
    // Not yet sent, and the page is loaded anew.
    await page.getByLabel('Statement 1', { exact: true }).fill('The yard was fuller than ever.');
    await page.reload();
    expect(await page.getByLabel('Statement 1', { exact: true }).inputValue()).toBe('The yard was fuller than ever.');
    await untilSaved(page);
    expect((await kept()).blocks[0]).toMatchObject({ statements: [{ text: 'The yard was fuller than ever.' }] });
    await page.close();
  });

  it('sections are moved, hidden and taken back by mouse', async () => {
    const page = await open();
    await page.getByLabel('Your name').fill('A. Analyst');
    const names = (): Promise<string[]> => page.locator('.block-name').allTextContents();
    const before = await names();
    await page.getByRole('button', { name: 'Move up: How unusual' }).click();
    await page.getByLabel('Show: Method').uncheck();
    await untilSaved(page);
    const after = await names();
    expect(after.indexOf('How unusual')).toBe(before.indexOf('How unusual') - 1);
    expect((await kept()).blocks.find(({ id }) => id === 'method')).toMatchObject({ isHidden: true });
    await page.getByRole('button', { name: 'Undo' }).click();
    await untilSaved(page);
    expect((await kept()).blocks.find(({ id }) => id === 'method')).toMatchObject({ isHidden: false });
    await page.close();
  });

  it('two tabs: the second is told, and neither overwrites the other unasked', async () => {
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [one, two]) {
      await page.goto(server.url + path);
      await page.getByLabel('Your name').fill('A. Analyst');
    }
    await one.getByLabel('Headline').fill('From the first tab');
    await untilSaved(one);
    await two.getByLabel('Headline').fill('From the second tab');
    await two.getByRole('button', { name: 'Take theirs' }).waitFor();
    expect((await kept()).title).toBe('From the first tab');
    await two.getByRole('button', { name: 'Keep mine' }).click();
    await untilSaved(two);
    expect((await kept()).title).toBe('From the second tab');
    await context.close();
  });

  it('a version is published, opens as a page of its own, and the next needs a note', async () => {
    const page = await open();
    await page.getByLabel('Your name').fill('A. Analyst');
    await page.getByRole('button', { name: 'Publish' }).click();
    const link = page.getByRole('link', { name: 'Version 1' });
    await link.waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await page.getByLabel('What is new').fill('a correction');
    expect(await page.getByRole('button', { name: 'Publish' }).isEnabled()).toBe(true);
    await link.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.url}/cases/${sampleId}/publications/1/`);
    await page.getByRole('link', { name: /Read it/ }).click();
    await page.getByText('The yard was fuller than ever.').first().waitFor();
    await page.close();
  });

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark, on a phone, in German', { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'de-DE' }],
  ] satisfies [string, BrowserContextOptions][])('fits, has all its words, and passes axe: %s', async (_, options) => {
    const page = await open(options);
    const [scrolls, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(scrolls! <= inner!).toBe(true);
    if ('locale' in options) {
      expect(await page.getByRole('button', { name: 'Veröffentlichen' }).isVisible()).toBe(true);
      expect(await page.getByLabel('Zeigen: Wichtigste Ergebnisse').isVisible()).toBe(true);
    }
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    expect(found).toEqual([]);
    await page.close();
  });
});
