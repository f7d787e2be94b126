import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** How a person gets the browser that these tests need. */
const howTo = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  // Everything is drawn without WebGL, which many machines of offices lack.
  '--disable-3d-apis',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium. Where there is none, root on a Debian gets it installed; anybody else reads how to get it
 * and `undefined` comes back, for the tests to be skipped. Throws where CI is set and the installation failed: there
 * a skipped browser test would go unseen.
 */
export function requireChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined) return found;
  const canInstall = process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
  if (canInstall) {
    console.log(`browser tests: no Chromium here, installing it: ${howTo}`);
    const install = spawnSync('sh', ['-c', howTo], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const path = findChromium();
    if (path !== undefined) return path;
    if (process.env['CI'] === 'true') throw new Error(`installing Chromium failed: ${install.stderr.slice(-2000)}`);
  }
  console.log(`browser tests are skipped: no Chromium here. As root: ${howTo}`);
  return undefined;
}

/** Starts it without a window. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

function findChromium(): string | undefined {
  return findProgram('chromium') ?? findProgram('chromium-browser') ?? findProgram('google-chrome');
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
