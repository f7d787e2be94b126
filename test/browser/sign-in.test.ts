import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#core';
import { launchChromium, requireChromium } from './chromium.ts';
import { sampleId } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'correct horse battery staple';
const claimPath = `/cases/${sampleId}/documents/doc-de#claim=claim-1`;

describe.skipIf(executable === undefined)('signing in, in a real browser', { timeout: 60_000 }, () => {
  let server: SampleServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startSampleServer();
    const add = async (name: string, role: Role | null): Promise<void> => {
      const { id } = await server.accounts.people.add({ name, email: null, isAdmin: false, password }, 'test');
      if (role !== null) await server.accounts.people.setRole(id, sampleId, role, 'test');
    };
    await add('Vera Viewer', 'viewer');
    await add('Ana Analyst', 'analyst');
    await add('Nora Newcomer', null);
    await server.accounts.people.add({ name: 'Sam Server', email: null, isAdmin: true, password }, 'test');
    browser = await launchChromium(executable!);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, context?: BrowserContext): Promise<Page> {
    const page = await (context ?? (await browser.newContext({ locale: 'en-GB' }))).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(server.url + path);
    return page;
  }
  async function signIn(page: Page, name: string, secret = password): Promise<void> {
    await page.getByLabel('Name or e-mail address').fill(name);
    await page.getByLabel('Password').fill(secret);
    await page.keyboard.press('Enter');
  }
  async function axe(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    // oxlint-disable-next-line typescript/no-explicit-any -- axe is in the page
    const found = await page.evaluate(async () => (globalThis as any).axe.run());
    return (found.violations as { id: string; help: string }[]).map(({ help, id }) => `${id}: ${help}`);
  }

  it('shows the page that was asked for, with who is signed in, and nothing of it before', async () => {
    const page = await open(claimPath);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(sampleId);
    expect(await axe(page)).toEqual([]);
    await signIn(page, 'ana analyst', 'not her password at all');
    await page.getByRole('alert').getByText('No such name, or not this password.').waitFor();
    expect(await axe(page)).toEqual([]);
    await signIn(page, 'ana analyst');
    await page.getByRole('button', { name: 'Accept' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(claimPath, server.url).pathname);
    expect(await page.locator('.bar').innerText()).toContain('Ana Analyst');
    expect(await page.getByLabel('Your name').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('lets a viewer read and not decide', async () => {
    const page = await open(claimPath);
    await signIn(page, 'Vera Viewer');
    await page.getByText('You may read this, not decide on it.').first().waitFor();
    await page.keyboard.press('a');
    await page.goto(`${server.url}/cases/${sampleId}/brief`);
    await page.getByText('Publishing takes the role of a reviewer in this case.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  it('brings the sign-in back when the session has ended, and speaks German', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await open('/cases', context);
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Name oder E-Mail-Adresse').fill('Nora Newcomer');
    await page.getByLabel('Passwort').fill(password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('button', { name: 'Abmelden' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(sampleId);
    const { id } = (await server.accounts.people.find('Nora Newcomer'))!;
    await server.accounts.people.setPassword(id, 'an altogether other sentence', 'test');
    await page.getByRole('link', { name: 'Übersicht' }).or(page.locator('.bar .name')).first().click();
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    await context.close();
  });

  it('lets people change their password, and says where the present one is wrong', async () => {
    const page = await open('/cases');
    await signIn(page, 'Ana Analyst');
    await page.getByRole('button', { name: 'Password', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Present password').fill('not her password at all');
    await dialog.getByLabel('New password').fill('an altogether new sentence');
    await page.keyboard.press('Enter');
    await dialog.getByText('The present password is another one.').waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel('Present password').fill(password);
    await page.keyboard.press('Enter');
    await dialog.getByText('The new password holds from now on.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'Ana Analyst', 'an altogether new sentence');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.context().close();
  });

  it.each([
    [
      'en-GB',
      { name: 'Name or e-mail address', password: 'Password', add: 'Add', token: 'Make a token', done: 'I have it' },
    ],
    [
      'de-DE',
      {
        name: 'Name oder E-Mail-Adresse',
        password: 'Passwort',
        add: 'Hinzufügen',
        token: 'Zugangsschlüssel anlegen',
        done: 'Ich habe es',
      },
    ],
  ])('people, roles, sessions and tokens are managed by keyboard: %s', async (locale, words) => {
    const page = await open('/people', await browser.newContext({ locale }));
    await page.getByLabel(words.name).fill('Sam Server');
    await page.getByLabel(words.password).fill(password);
    await page.keyboard.press('Enter');
    const name = `Pia ${locale}`;
    await page.getByRole('row', { name: /^Ana Analyst/ }).waitFor();
    await page.locator('main form input').first().fill(name);
    await page.keyboard.press('Enter');
    const told = page.locator('.told-once input');
    await told.waitFor();
    const made = await told.inputValue();
    expect(await axe(page)).toEqual([]);
    await page
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('combobox')
      .selectOption('analyst');
    await expect.poll(async () => (await server.accounts.people.find(name))?.roles).toEqual({ [sampleId]: 'analyst' });
    await page.getByRole('button', { name: words.done }).press('Enter');
    await told.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(made);
    await page.locator('.who a').press('Enter');
    await page.locator('main .editor input').first().fill('QGIS');
    await page.getByRole('button', { name: words.token }).press('Enter');
    expect(await told.inputValue()).toMatch(/^sightline_/);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    for (const path of ['/account', '/people']) {
      await page.goto(server.url + path);
      await page.locator('main h2').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      expect(await axe(page), path).toEqual([]);
    }
    await page.context().close();
  });

  it('people and account outlive a reload, a server that goes and comes, and a network that is gone', async () => {
    const people = await open('/people');
    await signIn(people, 'Sam Server');
    const row = people.getByRole('row', { name: /^Ana Analyst/ });
    await row.waitFor();
    const account = await open('/account', people.context());
    const here = account.getByText('this browser');
    for (const [page, shown] of [
      [people, row],
      [account, here],
    ] as const) {
      await page.reload();
      await shown.waitFor();
    }
    await server.pause();
    await row.getByRole('combobox').selectOption('reviewer');
    await people.getByRole('alert').getByText('The server does not answer.').waitFor();
    await server.resume();
    await row.getByRole('combobox').selectOption('reviewer');
    await people.getByRole('alert').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await server.accounts.people.find('Ana Analyst'))?.roles)
      .toEqual({ [sampleId]: 'reviewer' });
    await people.context().setOffline(true);
    for (const page of [people, account]) {
      await page.getByRole('link', { name: 'Cases', exact: true }).click();
      await page.goBack();
      await page.locator('main .state.failed').getByText('The server does not answer.').waitFor();
    }
    await people.context().setOffline(false);
    await row.waitFor();
    await here.waitFor();
    await people.context().close();
  });

  it('leads back to a brief that was opened by its address', async () => {
    const page = await open(`/cases/${sampleId}/brief.html`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await signIn(page, 'Vera Viewer');
    await page.getByRole('heading', { level: 1, name: 'The brief' }).waitFor();
    await page.context().close();
  });
});
