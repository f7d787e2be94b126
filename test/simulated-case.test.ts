import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReadItem } from '#app';
import { findVisual, readSceneAssets } from '#imagery';
import { createReader } from '#sources';
import { renderSimulatedCase } from '../src/cli/render-simulated-case.ts';
import { scratchFolder } from './cli/run-sightline.ts';

const demo = fileURLToPath(new URL('../demo/simulated-yard', import.meta.url));

describe('the simulated case of the demo', () => {
  it('becomes a bundle that is read without a complaint, whose scenes lead to their images', async () => {
    const folder = scratchFolder();
    const report = await renderSimulatedCase(folder);
    const items: ReadItem[] = [];
    for await (const item of createReader().read(folder)) items.push(item);
    expect(items.filter(({ type }) => type === 'rejected')).toEqual([]);
    const records = items.flatMap((item) => (item.type === 'record' ? [item] : []));
    expect(records.filter(({ kind }) => kind === 'case').map(({ record }) => record.id)).toEqual(['simulated-yard']);
    const scenes = records.flatMap((item) => (item.kind === 'scene' ? [item.record] : []));
    expect(scenes).toHaveLength(report.scenes.length);
    for (const { item } of scenes) {
      expect(item['properties']).toMatchObject({ 'sightline:simulated': true });
      expect(existsSync(fileURLToPath(findVisual(readSceneAssets(item))?.href ?? 'file:///nowhere'))).toBe(true);
    }
    expect(report.scenes.at(-1)).toMatchObject({ count: 41, date: expect.stringMatching(/^2023-12-10/) });
  });

  it('is committed as a recipe only', () => {
    expect(readdirSync(demo).sort()).toEqual(['README.md', 'case.json', 'recipe.json']);
  });
});
