import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
