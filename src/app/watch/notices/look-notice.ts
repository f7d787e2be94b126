import { describeSeries, wordsIn } from '#brief';
import { type Assessment, type Scene, type Site, withoutQuery } from '#core';
import type { Notice } from './notice.ts';

/** The look that a scene is: to the minute, since a scene that is processed anew may come with another fraction of a second. */
function lookOf(siteId: string, objectClass: string, scene: Scene): string {
  return `${siteId}/${objectClass}/${scene.start.slice(0, 16)}`;
}

export function composeLookNotice(
  kind: 'alert' | 'withdrawn',
  {
    assessment,
    now,
    scene,
    site,
    casePage,
  }: {
    readonly assessment: Assessment;
    readonly now: Date;
    readonly scene: Scene;
    readonly site: Site;
    /** Of the case in the workbench. */
    readonly casePage: string | null;
  },
): Notice {
  const { objectClass, target } = assessment;
  const seen = target === null ? 'no count' : (target.state ?? wordsIn('en').amounts.bounds(target));
  const what = `${site.name}: ${objectClass}, ${seen} on ${scene.start.slice(0, 10)}`;
  const draft = 'Counted by the program; a draft until a person has looked.';
  const sentences =
    kind === 'withdrawn'
      ? ['You were told that this look was unusual. Counted anew, it is not.', draft]
      : [...describeSeries(assessment).map(({ text }) => text), draft];
  return {
    kind,
    look: lookOf(site.id, objectClass, scene),
    at: now.toISOString(),
    headline: kind === 'alert' ? `Unusual: ${what}` : `Withdrawn: ${what}`,
    sentences,
    sceneId: scene.id,
    taken: scene.start,
    image: imageAddress(scene),
    link: casePage === null ? null : `${casePage}/scenes/${encodeURIComponent(scene.id)}`,
  };
}

/** Without what may be a signature. */
function imageAddress({ item }: Scene): string | null {
  const links = (item['links'] ?? []) as readonly { rel?: string; href?: string }[];
  const self = links.find(({ rel }) => rel === 'self')?.href;
  return self === undefined ? null : withoutQuery(self);
}
