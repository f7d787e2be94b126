import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Store, followTrains } from '#app';
import type { Mark, Marking } from '#core';
import { openSqliteStore } from '#storage';
import { runSightline, scratchWorkspace } from './cli/run-sightline.ts';
import { sampleRecords } from './contracts/sample-records.ts';

const site = sampleRecords.site;
const elsewhere = { ...site, id: 'elsewhere', name: 'Elsewhere', aliases: [] };
const colours = [
  [-10, 6, 8],
  [15, 0, 1],
  [-2, -8, -10],
  [4, 12, 10],
] as const;

/** A train on one track: one digit a wagon, 10 to 22.6 m long, 1 m apart. */
function marksOf(digits: string, zoneId: string, from = 30): Mark[] {
  let at = from;
  return Array.from(digits, (digit, index) => {
    const lengthMetres = 10 + 1.4 * Number(digit) + 0.2 * Math.sin(index * 7 + from);
    const alongMetres = at + lengthMetres / 2;
    at += lengthMetres + 1;
    const [lightness, a, b] = colours[Number(digit) % colours.length] ?? [0, 0, 0];
    return {
      id: `${zoneId}-${index}`,
      geometry: { type: 'Point', coordinates: [130.6, 42.4] },
      zoneId,
      score: 0.9,
      lengthMetres,
      alongMetres,
      colour: [lightness + 3 * Math.sin(index * 5 + from), a, b],
    };
  });
}

const marking = (id: string, siteId: string, sceneId: string, marks: Mark[]): Marking => ({
  ...sampleRecords.marking,
  id,
  siteId,
  sceneId,
  objectClass: 'railcar',
  gsdMetres: 0.3,
  zones: [],
  marks,
});

const train = '314159265358';
const turned = Array.from(train).toReversed().join('');
const markings = [
  marking('m1', site.id, 'scene-1', [
    ...marksOf(train, 'track-1'),
    ...marksOf('27182818284', 'track-2'),
    ...marksOf('444444444444', 'track-3'),
  ]),
  marking('m2', elsewhere.id, 'scene-2', [
    ...marksOf('90210', 'track-9', 5),
    ...marksOf(turned, 'track-7', 60),
    ...marksOf('8675309', 'track-8'),
  ]),
  marking('m3', elsewhere.id, 'scene-3', [
    ...marksOf('16180339887', 'track-7', 11),
    ...marksOf('14142135623', 'track-8', 17),
  ]),
];

async function workspaceWith(...kept: Marking[]): Promise<{ folder: string; store: Store }> {
  const folder = await scratchWorkspace();
  const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'));
  const scene = (id: string, day: string) => ({
    ...sampleRecords.scene,
    id,
    start: `${day}T02:00:00Z`,
    end: `${day}T02:00:00Z`,
  });
  await store.transaction({ actor: { kind: 'machine', name: 'test' }, reason: 'test' }, async (writer) => {
    await writer.put('site', [site, elsewhere]);
    await writer.put('scene', [scene('scene-1', '2023-10-05'), scene('scene-2', '2023-10-09')]);
    await writer.put('marking', kept);
  });
  return { folder, store };
}

describe('a train', () => {
  it('is found on another date at another site, with the marks that are the same wagons', async () => {
    const { folder, store } = await workspaceWith(...markings);
    const trains = await followTrains(store, { site: site.name, zoneId: 'track-1' });
    await store.close();
    expect(trains).toHaveLength(1);
    expect(trains[0]).toMatchObject({
      sceneId: 'scene-1',
      date: '2023-10-05',
      wagons: 12,
      status: 'searched',
      searched: 3,
    });
    expect(trains[0]?.matches).toHaveLength(1);
    const [match] = trains[0]?.matches ?? [];
    expect(match).toMatchObject({
      site: 'Elsewhere',
      date: '2023-10-09',
      zoneId: 'track-7',
      direction: 'reversed',
      aligned: 12,
    });
    expect(match?.wagons[0]).toEqual({ here: ['track-1-0'], there: ['track-7-11'] });
    expect(match?.falseMatchProbability).toBeLessThan(0.01);

    const printed = await runSightline(['consists', '--workspace', folder, '--site', site.name]);
    expect(printed.stderr).toBe('');
    expect(printed.stdout).toMatch(
      /2023-10-05, track-1: 12 wagons\n.*\n\s+2023-10-09\s+Elsewhere\s+track-7\s+scene-2\s+12\s+reversed/,
    );
    expect(printed.stdout).toContain('not seen in 3 other trains');
    expect(printed.stdout).toContain('not identifiable');
    const json = await runSightline([
      'consists',
      '--workspace',
      folder,
      '--site',
      site.name,
      '--scene',
      'scene-1',
      '--json',
    ]);
    expect(JSON.parse(json.stdout).trains).toHaveLength(3);
  });

  it('is not found again in a second marking of its own scene, nor in a rejected one', async () => {
    const { store } = await workspaceWith(
      ...markings.slice(0, 1),
      { ...marking('again', site.id, 'scene-1', marksOf(train, 'track-1')), review: 'draft' },
      { ...marking('wrong', site.id, 'scene-2', marksOf(train, 'track-1')), review: 'rejected' },
    );
    const [followed] = await followTrains(store, { site: site.name, zoneId: 'track-1' });
    await store.close();
    expect(followed).toMatchObject({ searched: 0, matches: [] });
  });

  it('that is too short to follow is a fault that says how long the longest is', async () => {
    const { folder, store } = await workspaceWith(marking('m', site.id, 'scene-1', marksOf('31415', 'track-1')));
    await store.close();
    const { status, stderr } = await runSightline(['consists', '--workspace', folder, '--site', site.name]);
    expect(status).toBe(1);
    expect(stderr).toContain('at least 8 wagons with measured lengths');
    expect(stderr).toContain('the longest has 5');
  });
});
