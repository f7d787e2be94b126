import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium, requireChromium } from '../test/browser/chromium.ts';

// Takes the pictures of docs/tour anew, from the demo and the workbench as they are built now:
//   npm run demo -- --out out && npm run build && node --conditions=source scripts/write-tour.ts out

const workspace = process.argv[2] ?? 'out';
const chromium = requireChromium();
if (chromium === undefined) throw new Error('the pictures need Chromium');
const folder = fileURLToPath(new URL('../docs/tour/', import.meta.url));
mkdirSync(folder, { recursive: true });

const [real, simulated] = ['/cases/tumangang-2023', '/cases/simulated-yard'];

/** What is shown, in the order of the tour, and what is done on the page before the picture is taken. */
const stops: readonly (readonly [string, string, ((page: Page) => Promise<unknown>)?])[] = [
  ['1-watch', '/'],
  ['2-site', '/sites/simulated-yard'],
  ['3-viewer', `${simulated}/scenes/simulated-yard-2023-12-10`],
  ['4-strips', `${simulated}/zones/simulated-yard-t07`],
  ['5-claims', `${real}/claims`],
  ['6-origins', `${real}/propositions`],
  ['7-hypotheses', `${real}/hypotheses`],
  ['8-warning', `${real}/indicators`],
  ['9-brief', `${simulated}/brief`, writeSection],
  ['10-published', `${simulated}/brief.html`],
];

async function writeSection(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('A. Analyst');
  await page.getByRole('button', { name: 'Write a section' }).click();
  await page.getByLabel('Heading').fill('What we conclude');
  await page
    .getByLabel('Statement 1', { exact: true })
    .fill('More wagons stood there in December than on any day before.');
  await page.getByLabel('What statement 1 rests on').fill('2023-12-10 railcars: 37');
  await page.locator('.found button').first().click();
}

const server = spawn(
  process.execPath,
  ['--conditions=source', 'src/cli/main.ts', 'serve', '--workspace', workspace, '--port', '0'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    server.stdout.on('data', (chunk: Buffer) => {
      told += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error('the server ended')));
  });
  const browser = await launchChromium(chromium);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en',
  });
  for (const [name, path, prepare] of stops) {
    const page = await context.newPage();
    await page.goto(address + path, { waitUntil: 'load' });
    await page.waitForSelector('h1');
    await page.waitForSelector('.loading', { state: 'detached' });
    await prepare?.(page);
    await page.waitForTimeout(2500);
    const png = await page.screenshot();
    const { size } = await sharp(png).resize({ width: 1000 }).webp({ quality: 72 }).toFile(`${folder}${name}.webp`);
    console.log(`${name}.webp ${Math.round(size / 1024)} kB`);
    await page.close();
  }
  await browser.close();
} finally {
  server.kill();
}
