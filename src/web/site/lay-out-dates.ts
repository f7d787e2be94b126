import type { SceneHead } from '#api';
import { type Observation, dayRange } from '#core';

/** What a date of the strip means; each has a shape of its own. */
export type StripMark = 'counted' | 'published' | 'uncounted' | 'unusable' | 'absent' | 'cloudy';

/** Something on the strip: a scene, or the looks of one date that rest on no scene of the workspace. */
export interface StripItem {
  readonly id: string;
  readonly lane: 'scenes' | 'looks';
  readonly mark: StripMark;
  /** Days since 1970-01-01: first and last that it may mean. */
  readonly first: number;
  readonly last: number;
  readonly scene: SceneHead | null;
  readonly looks: readonly Observation[];
}

/** Scenes and looks in the order of time. A look that rests on a scene stands with that scene. */
export function layOutDates(scenes: readonly SceneHead[], observations: readonly Observation[]): readonly StripItem[] {
  const known = new Set(scenes.map(({ id }) => id));
  const byScene = Map.groupBy(observations, ({ sceneId }) => (sceneId !== null && known.has(sceneId) ? sceneId : null));
  const ofScenes = scenes.map((scene): StripItem => {
    const looks = byScene.get(scene.id) ?? [];
    const [first, last] = [dayOf(scene.start), dayOf(scene.end)];
    return { id: scene.id, lane: 'scenes', mark: markOfScene(scene, looks), first, last, scene, looks };
  });
  const loose = Map.groupBy(byScene.get(null) ?? [], ({ when }) => `${when.from}/${when.to ?? ''}`);
  const ofLooks = [...loose].map(([id, looks]): StripItem => {
    const { first, last } = dayRange(looks[0]!.when);
    return { id: `look ${id}`, lane: 'looks', mark: markOfLooks(looks), first, last, scene: null, looks };
  });
  return [...ofScenes, ...ofLooks].toSorted((a, b) => a.first - b.first || a.last - b.last);
}

/** One usable look is enough; clouds over half of a scene that nobody counted are worth knowing before opening it. */
function markOfScene({ cloudFraction }: SceneHead, looks: readonly Observation[]): StripMark {
  if (looks.some(isUsable)) return 'counted';
  if (looks.some(({ seen }) => seen.kind === 'unusable')) return 'unusable';
  return cloudFraction !== null && cloudFraction >= 0.5 ? 'cloudy' : 'uncounted';
}

function markOfLooks(looks: readonly Observation[]): StripMark {
  if (looks.some(isUsable)) return looks.some(({ source }) => source !== null) ? 'published' : 'counted';
  return looks.some(({ seen }) => seen.kind === 'unusable') ? 'unusable' : 'absent';
}

function isUsable({ seen }: Observation): boolean {
  return seen.kind !== 'unusable' && seen.kind !== 'not-observed';
}

function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 86_400_000);
}
