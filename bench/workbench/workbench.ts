import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium, requireChromium } from '../../test/browser/chromium.ts';
import type { Measurement } from '../measure.ts';
import { type Size, makeWorkspace } from './make-workspace.ts';
import { startServer } from './start-server.ts';

const whole: Size = { sites: 10_000, scenes: 10, observations: 100 };
const seed = 7;

/**
 * The workbench over a large workspace in headless Chromium: how long until each page shows what it is for, and how long the
 * longest interaction took from key or click to the next picture (Event Timing). `SIGHTLINE_BENCH_SITES` makes it smaller,
 * SIGHTLINE_BENCH_WORKSPACE names a folder where the workspace is made once and found again.
 */
export async function benchWorkbench(): Promise<Measurement[]> {
  const chromium = requireChromium();
  if (chromium === undefined) return [];
  const size = { ...whole, sites: Number(process.env['SIGHTLINE_BENCH_SITES'] ?? whole.sites) };
  const kept = process.env['SIGHTLINE_BENCH_WORKSPACE'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sightline-bench-workbench-'));
  try {
    const begun = performance.now();
    if (!existsSync(join(folder, '.sightline'))) await makeWorkspace({ folder }, size, seed);
    rmSync(join(folder, '.sightline', 'watch.index'), { force: true });
    const what = `${size.sites} sites, ${size.sites * size.scenes} scenes, ${size.sites * size.observations} observations, seed ${seed}`;
    console.log(`made ${what} in ${Math.round((performance.now() - begun) / 1000)} s`);
    await build({ configFile: 'vite.config.ts', logLevel: 'error' });
    const { child, url } = await startServer({ folder });
    const browser = await launchChromium(chromium);
    try {
      return await measurePages(browser, url, what);
    } finally {
      await browser.close();
      child.kill();
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePages(browser: Browser, url: string, what: string): Promise<Measurement[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watchInteractions);
  const measured: Measurement[] = [];
  const paint = async (name: string, path: string, selector: string): Promise<void> => {
    const value = await firstPaint(page, url + path, selector);
    measured.push({ name, value, unit: 's', limit: { kind: 'at most', value: 1.5 }, detail: what });
  };
  await paint('watch page, list in sight, nothing judged yet', '/', '.virtual-row');
  await paint('watch page again', '/', '.virtual-row');
  measured.push(await interact(page, 'watch page: typing, scrolling, moving the map', useWatchPage));
  await paint('page of a site, chart in sight', '/sites/site-17', '.chart svg');
  measured.push(await interact(page, 'page of a site: along the strip', useSitePage));
  await paint('observations of a case, first rows', '/cases/bench/observations', 'tbody tr');
  measured.push(await interact(page, 'observations of a case: sorting and filter', useTable));
  await paint('history of a case, first rows', '/cases/bench/history', 'tbody tr');
  return measured;
}

async function useWatchPage(page: Page): Promise<void> {
  await page.getByLabel('Filter').pressSequentially('yard 77');
  await page.getByLabel('Filter').fill('');
  await page.locator('.virtual-row a').first().focus();
  for (const key of ['End', 'Home', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
  await page.locator('.watch-map [role=application]').focus();
  for (const key of ['+', '+', 'ArrowLeft', '-', '0']) await page.keyboard.press(key);
}

async function useSitePage(page: Page): Promise<void> {
  await page.locator('.date-strip').focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'End']) await page.keyboard.press(key);
}

async function useTable(page: Page): Promise<void> {
  await page.getByLabel('Filter').pressSequentially('2019');
  await page.locator('thead button').first().click();
}

/** Seconds from asking for the page to the picture that has the selector. */
async function firstPaint(page: Page, address: string, selector: string): Promise<number> {
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector(selector);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return (performance.now() - begun) / 1000;
}

/** Milliseconds of the longest interaction, from the input to the next picture. */
async function interact(page: Page, name: string, use: (page: Page) => Promise<void>): Promise<Measurement> {
  await page.waitForTimeout(1000);
  await page.evaluate(() => ((globalThis as unknown as Watched).longest = 0));
  await use(page);
  await page.waitForTimeout(500);
  const [value, detail] = await page.evaluate(() => {
    const { longest, what } = globalThis as unknown as Watched;
    return [longest, what] as const;
  });
  return { name, value, unit: 'ms', limit: { kind: 'at most', value: 100 }, detail };
}

interface Watched {
  longest: number;
  /** Which event that was, and where. */
  what: string;
}

/** Runs in the page. Durations come in steps of 8 ms; shorter ones than 16 ms are not told. */
function watchInteractions(): void {
  const watched = globalThis as unknown as Watched;
  [watched.longest, watched.what] = [0, ''];
  new PerformanceObserver((list) => {
    for (const {
      duration,
      name,
      processingEnd,
      processingStart,
      target,
    } of list.getEntries() as PerformanceEventTiming[]) {
      if (duration <= watched.longest) continue;
      watched.longest = duration;
      const where = target instanceof Element ? `${target.tagName} ${target.getAttribute('role') ?? ''}` : '';
      watched.what = `${name} at ${where}, ${Math.round(processingEnd - processingStart)} ms of it handling`;
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
