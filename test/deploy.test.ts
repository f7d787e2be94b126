import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.warn('the unit is not analysed: systemd-analyze is not installed');

describe('the unit for systemd', () => {
  it.skipIf(!hasSystemd)('is in order, and exposes little', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-unit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const unit = join(folder, 'sightline.service');
    // The program and its page are not installed here.
    const text = readFileSync('deploy/sightline.service', 'utf8');
    writeFileSync(unit, text.replace('/opt/sightline/bin/sightline', '/bin/true'));
    expect(spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' }).stderr).not.toMatch(
      /sightline\.service/,
    );
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', unit], { encoding: 'utf8' });
    // Of 10; below 2 is what systemd calls "OK".
    expect(Number(/exposure level for sightline\.service: ([\d.]+)/.exec(stdout)?.[1])).toBeLessThan(2);
  });
});

describe('the units of the backup', () => {
  it.skipIf(!hasSystemd)('are in order as they stand in the documentation', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-unit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const page = readFileSync('docs/operations.md', 'utf8');
    const [service = '', timer = ''] = [...page.matchAll(/```ini\n([^`]*)```/g)].map(([, text]) => text);
    const units = { 'sightline-backup.service': service, 'sightline-backup.timer': timer };
    for (const [name, text] of Object.entries(units)) writeFileSync(join(folder, name), text);
    const paths = Object.keys(units).map((name) => join(folder, name));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.not.stringMatching(/sightline-backup/) });
  });
});

describe('the recipe for containers', () => {
  const recipe = readFileSync('Containerfile', 'utf8');

  it('copies what is there, and runs as nobody in particular', () => {
    const copied = [...recipe.matchAll(/^COPY --from=build \/build\/(\S+) /gm)].map(([, path = '']) => path);
    const made = new Set(['build', 'node_modules']);
    expect(copied.filter((path) => !made.has(path) && !existsSync(path))).toEqual([]);
    expect(recipe).toMatch(/^USER 10001$/m);
    expect(recipe.indexOf('USER 10001')).toBeLessThan(recipe.indexOf('ENTRYPOINT'));
  });
});
