import { describe, expect, it } from 'vitest';
import type { SceneHead } from '#api';
import { type Observation, type Seen, parseDateSpan } from '#core';
import { layOutDates } from './lay-out-dates.ts';

const scene = (id: string, day: string, cloudFraction: number | null = 0): SceneHead => ({
  id,
  start: `${day}T02:00:00Z`,
  end: `${day}T02:00:00Z`,
  platform: null,
  collection: null,
  gsdMetres: 0.5,
  cloudFraction,
  isSimulated: false,
  hasPixels: true,
});
const look = (id: string, when: string, seen: Seen, sceneId: string | null = null): Observation => ({
  id,
  siteId: 'yard',
  zoneId: null,
  objectClass: 'railcars',
  when: parseDateSpan(when),
  seen,
  note: null,
  sensor: null,
  observer: null,
  source: null,
  sceneId,
  method: null,
  visibleShare: null,
  review: 'accepted',
});
const none: Seen = { kind: 'count', low: 0, high: 0 };
const cloud: Seen = { kind: 'unusable', reason: 'cloud' };
const absent: Seen = { kind: 'not-observed', reason: 'no image' };

describe('the dates of a site', () => {
  it('tell "0 seen", unusable, not observed and not counted apart, in order of time', () => {
    const scenes = [
      scene('a', '2023-01-01'),
      scene('b', '2023-02-01'),
      scene('c', '2023-03-01'),
      scene('d', '2023-04-01', 0.9),
    ];
    const looks = [
      look('1', '2023-01-01', none, 'a'),
      look('2', '2023-02-01', cloud, 'b'),
      look('3', '2023-02-15', absent),
      look('4', '2022-12-01', none),
    ];
    expect(layOutDates(scenes, looks).map(({ id, mark }) => [id, mark])).toEqual([
      ['look 2022-12-01/', 'counted'],
      ['a', 'counted'],
      ['b', 'unusable'],
      ['look 2023-02-15/', 'absent'],
      ['c', 'uncounted'],
      ['d', 'cloudy'],
    ]);
  });

  it('keep a look whose scene is not here, and one usable look of a scene outweighs an unusable one', () => {
    const items = layOutDates(
      [scene('a', '2023-01-01')],
      [look('1', '2023-01-01', cloud, 'a'), look('2', '2023-01-01', none, 'a'), look('3', '2023-05', cloud, 'gone')],
    );
    expect(items.map(({ lane, mark, looks }) => [lane, mark, looks.length])).toEqual([
      ['scenes', 'counted', 2],
      ['looks', 'unusable', 1],
    ]);
    expect(items[1]!.last - items[1]!.first).toBe(30);
  });
});
