import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { runCommandLine } from '../src/cli/command-line.ts';
import { launchChromium, requireChromium } from '../test/browser/chromium.ts';

/** Makes the pictures of the README from the demo case: `node --conditions=source scripts/write-pictures.ts`. */
const folder = mkdtempSync(join(tmpdir(), 'sightline-pictures-'));
try {
  await runCommandLine(['demo', '--out', folder]);
  const chromium = requireChromium();
  if (chromium === undefined) throw new Error('pictures need Chromium');
  const browser = await launchChromium(chromium);
  const page = await browser.newPage({ viewport: { width: 1040, height: 1480 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(join(folder, 'tumangang-2023', 'brief.html')).href);
  await page.screenshot({ path: resolve('docs/images/brief-findings.png') });
  await page.locator('#unusual').scrollIntoViewIfNeeded();
  await page
    .locator('section[aria-labelledby="unusual"]')
    .screenshot({ path: resolve('docs/images/brief-series.png') });
  await shootWorkbench(await browser.newPage({ viewport: { width: 1400, height: 700 }, colorScheme: 'light' }));
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The straightened track and the viewer, from a server over the workspace of the demo. */
async function shootWorkbench(page: Page): Promise<void> {
  await build({ configFile: 'vite.config.ts', logLevel: 'error' });
  const port = 41_733;
  const command = ['--conditions=source', 'src/cli/main.ts', 'serve', '--workspace', folder, '--port', String(port)];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(server.stdout, 'data');
    const home = `http://127.0.0.1:${port}/cases/simulated-yard`;
    await page.goto(`${home}/zones/simulated-yard-t01`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: resolve('docs/images/workbench-strips.png') });
    await page.goto(`${home}/scenes/simulated-yard-2023-12-10?at=880,220,0.9&with=simulated-yard-2023-10-01`);
    await page.waitForSelector('.viewer-map canvas');
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: resolve('docs/images/workbench-viewer.png') });
  } finally {
    server.kill();
  }
}
