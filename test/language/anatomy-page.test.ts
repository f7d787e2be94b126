import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launchChromium, requireChromium } from '../browser/chromium.ts';
import { runSightline, scratchFolder } from '../cli/run-sightline.ts';

const chromium = requireChromium();

describe('the anatomy page in the documentation', () => {
  it('is what extract --html makes of the article beside it', async () => {
    const out = join(scratchFolder(), 'article.html');
    const { status, stderr } = await runSightline(['extract', 'docs/anatomy/article.md', '--html', out]);
    expect(status, stderr).toBe(0);
    const how =
      'made anew by: npm run -s sightline -- extract docs/anatomy/article.md --html docs/anatomy/article.html';
    expect(readFileSync(out, 'utf8') === readFileSync('docs/anatomy/article.html', 'utf8'), how).toBe(true);
  });

  it.skipIf(chromium === undefined)(
    'passes axe in light and dark and fits a telephone',
    { timeout: 60_000 },
    async () => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const browser = await launchChromium(chromium!);
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await browser.newPage({ colorScheme, bypassCSP: true, viewport: { width: 390, height: 800 } });
          await page.goto(`file://${resolve('docs/anatomy/article.html')}`);
          await page.evaluate(axe);
          const faults = await page.evaluate(async () => {
            const { axe: checker } = globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(faults, colorScheme).toEqual([]);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow).toBeLessThanOrEqual(0);
          await page.close();
        }
      } finally {
        await browser.close();
      }
    },
  );
});
