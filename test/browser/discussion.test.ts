import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, requireChromium } from './chromium.ts';
import { sampleId, sampleRecords } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = sampleRecords.site![0]!;

describe.skipIf(executable === undefined)('talking about records in a real browser', { timeout: 60_000 }, () => {
  let server: SampleServer;
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launchChromium(executable!);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A refused change stands in the console as well; the page says what it means.
      if (message.type() === 'error' && !message.text().includes('412')) complaints.push(message.text());
    });
    await page.goto(server.url + path);
    return page;
  }

  async function openPanel(path: string, by: string): Promise<Page> {
    const page = await open(path);
    await page.getByRole('button', { name: /^Comments/ }).click();
    await page.locator('.discussion .signature input').fill(by);
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

  it('a comment is shown as typed, in the other tab too, is answered, resolved and reopened', async () => {
    const [ann, ben] = [await openPanel(`/sites/${site.id}`, 'Ann'), await open(`/sites/${site.id}`)];
    await ann.getByLabel('New comment').fill('**Not bold** <img src=x onerror=alert(1)>, @ben');
    await ann.getByRole('button', { name: 'Comment', exact: true }).click();
    const thread = ann.locator('[data-thread]');
    expect(await thread.locator('.comment-text').textContent()).toBe('**Not bold** <img src=x onerror=alert(1)>, @ben');
    // The other tab hears of it by the stream, without being loaded again.
    await ben.getByRole('button', { name: 'Comments (1 open)' }).click();
    await ben.getByLabel('Answer').fill('I have looked');
    await ben.getByRole('button', { name: 'Send' }).click();
    await thread.getByText('I have looked').waitFor();
    expect(await breaches(ann)).toEqual([]);
    await thread.getByRole('button', { name: 'Resolve' }).click();
    await ben.getByRole('button', { name: 'Comments', exact: true }).waitFor();
    await ben.getByText('1 resolved').click();
    await ben.getByRole('button', { name: 'Reopen' }).click();
    await thread.getByRole('button', { name: 'Resolve' }).waitFor();
    await ann.getByLabel('New comment').press('Escape');
    await ann.locator('.discussion').waitFor({ state: 'detached' });
    for (const page of [ann, ben]) await page.close();
  });

  it('two tabs that edit the same comment: the second sees both versions, and nothing is lost', async () => {
    const [one, other] = [await openPanel(`/sites/${site.id}`, 'Ann'), await openPanel(`/sites/${site.id}`, 'Ann')];
    for (const page of [one, other]) {
      await page.locator('[data-thread] .comment').first().getByRole('button', { name: 'Edit' }).click();
    }
    await one.locator('.comment textarea').fill('first tab');
    await other.locator('.comment textarea').fill('second tab');
    await one.getByRole('button', { name: 'Save' }).click();
    await one.locator('.comment-text').getByText('first tab').waitFor();
    await other.getByRole('button', { name: 'Save' }).click();
    const conflict = other.locator('.comment').getByRole('alert');
    await conflict.getByText('first tab').waitFor();
    expect(await other.locator('.comment textarea').inputValue()).toBe('second tab');
    expect(await breaches(other)).toEqual([]);
    await other.getByRole('button', { name: 'Keep what is written here' }).click();
    await other.locator('.comment-text').getByText('second tab').waitFor();
    await one.locator('.comment-text').getByText('second tab').waitFor();
    const { items } = (await (
      await one.request.get(`${server.url}/api/v1/cases/${sampleId}/history?limit=1000`)
    ).json()) as {
      items: { recordKind: string; reason: string }[];
    };
    expect(
      items.filter(({ reason, recordKind }) => recordKind === 'comment' && reason === 'comment edited'),
    ).toHaveLength(2);
    for (const page of [one, other]) await page.close();
  });

  it('two tabs that correct the same claim: the second sees what the first changed and chooses', async () => {
    const path = `/cases/${sampleId}/documents/doc-en#claim=claim-4`;
    const [ann, ben] = [await openPanel(path, 'Ann'), await open(path)];
    await ben.getByRole('button', { name: 'Correct', exact: false }).first().click();
    const form = ben.getByRole('form', { name: 'Correct' });
    await form.getByRole('combobox', { name: 'Kind' }).first().selectOption('forecast');
    await ann.getByRole('button', { name: 'Close' }).click();
    await ann.getByRole('button', { name: /^Reject/ }).click();
    // What is written here outlives that the page renews itself.
    await ben.getByText('rejected').first().waitFor();
    await form.getByRole('button', { name: 'Save the correction' }).click();
    const conflict = ben.getByRole('alert');
    await conflict.getByText('Ann changed this claim').waitFor();
    await conflict.getByRole('link', { name: /^“/ }).waitFor();
    expect(await conflict.locator('ins').allTextContents()).toEqual(['rejected', 'forecast']);
    expect(await breaches(ben)).toEqual([]);
    await conflict.getByRole('button', { name: 'Send mine on top of theirs' }).click();
    await conflict.waitFor({ state: 'detached' });
    const claim = await (await ben.request.get(`${server.url}/api/v1/claims/claim-4`)).json();
    expect(claim).toMatchObject({ kind: 'forecast' });
    for (const page of [ann, ben]) await page.close();
  });

  it('work is given at the record, found on the page of work, and done there', async () => {
    const page = await openPanel(`/sites/${site.id}`, 'Ann');
    await page.getByText('New assignment').click();
    await page.getByLabel('Who').fill('Ben');
    await page.getByLabel('What is to be done').fill('Look for October');
    await page.getByLabel('By (day)').fill('2023-10-20');
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.locator('[data-assignment]').getByText('Look for October').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Work' }).click();
    await page.locator('.signature input').fill('Ben');
    const mine = page.locator('section', { has: page.getByRole('heading', { name: 'Assigned to me' }) });
    await mine.getByText('was due on 2023-10-20').waitFor();
    const named = page.locator('section', { has: page.getByRole('heading', { name: 'All open threads' }) });
    await named.getByText('second tab').waitFor();
    expect(await breaches(page)).toEqual([]);
    await mine.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nothing is assigned to you.').waitFor();
    await page.close();
  });

  it('the words of a claim can be pointed at, and the history can be checked where it is shown', async () => {
    const page = await openPanel(`/cases/${sampleId}/documents/doc-en#claim=claim-4`, 'Ann');
    await page.getByLabel('New comment').fill('whose words?');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page
      .locator('[data-thread]')
      .getByRole('link', { name: /^claim claim-4, “/ })
      .waitFor();
    await page.goto(`${server.url}/cases/${sampleId}/history`);
    await page.getByRole('button', { name: 'Check the history' }).click();
    await page.getByText(/entries follow on each other/).waitFor();
    expect(await breaches(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
