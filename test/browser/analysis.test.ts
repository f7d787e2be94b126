import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, requireChromium } from './chromium.ts';
import { sampleId } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const home = `/cases/${sampleId}`;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executable === undefined)('the pages of what is said and what it means', { timeout: 60_000 }, () => {
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

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1366, height: 850 }, locale: 'en-GB', ...options });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    complaints.length = 0;
    await page.goto(server.url + path);
    await settle(page);
    return page;
  }

  async function settle(page: Page): Promise<void> {
    await page.waitForSelector('h1');
    await page.waitForSelector('.loading', { state: 'detached' });
  }

  /** What axe finds, and whether the page is wider than its window. */
  async function faults(page: Page): Promise<readonly unknown[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = (await axe.run()).violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }));
      return document.documentElement.scrollWidth > innerWidth ? [...found, 'wider than the window'] : found;
    });
  }

  const signAs = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel('Your name').first().fill(name);
    await page.getByRole('heading', { level: 1 }).click();
  };
  const status = (page: Page): Promise<string | null> => page.locator('.review-bar [role=status]').textContent();

  it('claims are decided by keyboard, the least sure first; a reload loses nothing and the way back stays', async () => {
    const page = await open(`${home}/documents/doc-de`);
    await signAs(page, 'K. Analyst');
    expect(await status(page)).toContain('1 of 3 decided');
    await page.keyboard.press('j');
    // Drafts before what is decided, though it stands first in the text.
    expect(await page.locator('.claim-list .current').textContent()).toContain('eine Lieferung');
    expect(await status(page)).toContain('a speaker the program does not know');
    await page.keyboard.press('x');
    await page.getByText('1 of 2 decided').waitFor();
    expect(await page.locator('.claim-list .current').textContent()).toContain('Der Nachbarstaat');
    await page.keyboard.press('a');
    await page.getByText('2 of 2 decided').waitFor();
    await page.reload();
    await settle(page);
    expect(await status(page)).toContain('2 of 2 decided');
    await page.keyboard.press('Backspace');
    await page.getByText('1 of 2 decided').waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText('1 of 3 decided').waitFor();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').textContent()).toContain('least sure');
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a claim is corrected, split and merged, and its draft stays on record', async () => {
    const page = await open(`${home}/documents/doc-de#claim=claim-2`);
    await signAs(page, 'K. Analyst');
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('forecast');
    const words = page.getByLabel(/^Select words in the text/);
    await words.focus();
    // Keyboard alone: from the end of the claim, which is selected, back by one word.
    await page.keyboard.press('ArrowLeft');
    for (const _ of 'eine Lieferung') await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'These are the words' }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.locator('.editor').waitFor({ state: 'detached' });
    const card = page.locator('.claim-list .current');
    expect(await card.textContent()).toContain('eine Lieferung');
    expect(await card.textContent()).not.toContain('wahrscheinlich');
    expect(await card.textContent()).toContain('forecast');
    await page.keyboard.press('h');
    await page.locator('.claim-history del', { hasText: 'sehr wahrscheinlich' }).first().waitFor();
    await page.keyboard.press('Backspace');
    await page.locator('.claim-list .current', { hasText: 'wahrscheinlich' }).waitFor();

    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Cut here' }).click();
    await page.getByText('of 4 decided').waitFor();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Make one claim' }).click();
    await page.getByText('of 3 decided').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('words selected with the mouse become a claim; the kept original stands beside the text as text', async () => {
    const page = await open(`${home}/documents/doc-en`);
    await signAs(page, 'K. Analyst');
    await page.getByText('a newspaper reported').dblclick({ position: { x: 20, y: 8 } });
    const selected = (await page.evaluate(() => String(getSelection()))).trim().replace(/^\d+/, '');
    await page.getByRole('button', { name: 'Add selection' }).click();
    await page.getByRole('button', { name: 'Keep as a claim' }).click();
    await page.locator('.claim-list .current').waitFor();
    const text = await page.locator('.claim-list .current p').first().textContent();
    expect(text).toMatch(new RegExp(`${selected}$`));
    await page.keyboard.press('o');
    await page.waitForURL('**beside=original*');
    await page.locator('.original', { hasText: '<script>document.title' }).waitFor();
    expect(await page.title()).not.toContain('hostile');
    await page.reload();
    await settle(page);
    await page.locator('.original', { hasText: '<script>document.title' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('nobody overwrites what he has not seen', async () => {
    const page = await open(`${home}/documents/doc-en#claim=claim-4`);
    await signAs(page, 'K. Analyst');
    // In one turn, so that the page cannot have heard of it yet.
    await page.evaluate(async () => {
      await fetch('/api/v1/claims/claim-4/correction', {
        method: 'POST',
        body: JSON.stringify({ by: 'Somebody else', kind: 'assessment' }),
        headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      });
      dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }));
    });
    const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else changed this claim' });
    await conflict.getByRole('button', { name: 'Leave theirs' }).click();
    await conflict.waitFor({ state: 'detached' });
    await page.close();
  });

  it('the graph of a proposition tells by mouse and keyboard why each document hangs there', async () => {
    const page = await open(`${home}/propositions`);
    await page.getByRole('link', { name: 'About 73 railcars' }).click();
    await page.locator('.origin-graph svg').waitFor();
    const nodes = page.locator('.origin-graph .node');
    expect(await nodes.count()).toBe(2);
    await nodes.nth(1).focus();
    expect(await page.locator('figcaption').textContent()).toContain('named');
    await page.keyboard.press('Space');
    expect(await nodes.count()).toBe(3);
    await nodes.nth(2).hover();
    expect(await page.locator('figcaption').textContent()).toContain('the same numbers and names in one order');
    const x = await nodes.locator('.mark').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
    expect(x[2]).toBeGreaterThan(x[1]! + 50);
    await nodes.nth(2).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A record in the yard', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a proposition is split by a person, and the parts are merged again', async () => {
    const page = await open(`${home}/propositions/prop-73`);
    await signAs(page, 'K. Analyst');
    await page.getByRole('checkbox').first().check();
    await page.getByLabel('In these words').fill('A count was published');
    await page.getByRole('button', { name: 'Split off' }).click();
    await page.getByRole('heading', { name: 'A count was published', level: 1 }).waitFor();
    await page.goBack();
    await settle(page);
    await page.getByLabel('Take in another proposition').selectOption({ label: 'A count was published' });
    await page.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('Holds the claims of').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a cell of the matrix is set with a reason, the order follows, and it is taken back', async () => {
    const page = await open(`${home}/hypotheses`);
    const rank = (): Promise<string[]> => page.locator('tbody').first().locator('tr td:first-child').allTextContents();
    expect(await rank()).toEqual(['1', '2']);
    const cell = page.locator('[data-cell="0 0"]');
    await cell.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])).toBe('0 1');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByLabel(/^inconsistent/).check();
    await page.getByLabel(/^Why/).fill('it was as full before');
    await page.getByLabel('Your name').fill('K. Analyst');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('it was as full before').waitFor();
    expect(await rank()).toEqual(['1', '1']);
    await page.locator('[data-cell="0 0"]').click();
    await page.getByRole('button', { name: 'Take the last change back' }).click();
    await page.getByText('it was as full before').waitFor({ state: 'detached' });
    expect(await rank()).toEqual(['1', '2']);
    // Likelihood and confidence stand apart.
    const lines = await page.locator('.card .pair').allTextContents();
    expect(lines.filter((line) => line.includes('likely') && /\blow\b/.test(line))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a forecast is opened from a claim, resolved, and voided with a reason', async () => {
    const page = await open(`${home}/documents/doc-de#claim=claim-1`);
    await page.getByRole('link', { name: 'Open a forecast from this claim' }).click();
    await page.getByLabel('Your name').fill('K. Analyst');
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('alert').filter({ hasText: 'before the day it was made' }).waitFor();
    await page.getByRole('textbox', { name: 'Deadline' }).fill('2023-12-31');
    await page.getByRole('textbox', { name: 'Probability, %' }).fill('70');
    await page.getByRole('button', { name: 'Open it' }).click();
    const row = page.locator('tbody tr', { hasText: 'Das Institut Muster' }).first();
    await row.waitFor();
    expect(await row.textContent()).toContain('70 %');
    await row.getByRole('button', { name: 'Resolve' }).click();
    await page.waitForURL('**resolve=*');
    await page.getByLabel(/^void/).check();
    await page
      .getByRole('dialog')
      .getByLabel(/^Reason/)
      .fill('nobody can tell');
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText('void').waitFor();
    expect(await page.locator('.chart svg desc').textContent()).toContain('Of 1 at about');
    // The first try was refused, with the reason; browsers note every refusal.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await page.close();
  });

  it('the board shows how far a chain has come, and a need leads to a search', async () => {
    const page = await open(`${home}/indicators`);
    expect(await page.locator('.chain-strip .reached').count()).toBe(2);
    expect(await page.locator('.chain-steps .tag.next').textContent()).toBe('would come next');
    expect(await page.getByText('1 seen and 1 reported of 4 steps').count()).toBe(1);
    await page.close();
  });

  it('the ledger names who says what, and a transfer is checked by an address that asks it again', async () => {
    const page = await open(`${home}/exchanges`);
    const line = page.locator('tbody tr').first();
    expect(await line.textContent()).toMatch(
      /DPRK.*Russia.*arms.*delivered.*Sample Institute.*1,000 containers or more/,
    );
    await page.goto(`${server.url}${home}/provisions`);
    await page.getByRole('textbox', { name: 'From' }).fill('SAMPLE');
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('Elsewhere');
    await page.getByRole('textbox', { name: 'What' }).fill('heavy goods');
    await page.getByRole('textbox', { name: 'What' }).press('Enter');
    await page.getByText('1 paragraph would be touched').waitFor();
    expect(await page.locator('.card').first().textContent()).toContain('forbids it');
    await page.reload();
    await page.getByText('1 paragraph would be touched').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  // The lists are looked at by workbench.test.ts; here is what they do not show by themselves.
  const pages = [
    `${home}/documents/doc-de#claim=claim-1`,
    `${home}/propositions/prop-73`,
    `${home}/forecasts?claim=claim-1`,
    `${home}/provisions?from=SAMPLE&to=Elsewhere&item=heavy+goods`,
  ];
  const lists = [`${home}/hypotheses`, `${home}/indicators`, `${home}/exchanges`];
  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
    ['German', { locale: 'de-DE' }],
  ] as [string, BrowserContextOptions][])('every page passes axe and fits: %s', async (_, options) => {
    for (const path of options.locale === 'de-DE' ? [...pages, ...lists] : pages) {
      const page = await open(path, options);
      if (path.includes('/documents/')) await page.keyboard.press('e');
      expect({ path, faults: await faults(page), complaints }).toEqual({ path, faults: [], complaints: [] });
      if (options.locale === 'de-DE') {
        const words = await page.locator('main h2, main thead th, main button, main label, main dt').allTextContents();
        const english =
          /\b(Evidence|Reason|Your name|Keys|Split|Save|Claims|Speaker|Forecaster|Why|Origins|Confidence)\b/;
        expect({ path, english: words.filter((word) => english.test(word)) }).toEqual({ path, english: [] });
      }
      await page.close();
    }
  });
});
