import { describeSeries, wordsIn } from '#brief';
import { type Assessment, type Scene, type Site, withoutQuery } from '#core';

/** What somebody is told: plain sentences and where the evidence is. */
export interface Notice {
  /** `alert`: a count that its baseline makes improbable. `withdrawn`: one that was told is not unusual any more. */
  readonly kind: 'alert' | 'withdrawn';
  /** One look: the same site, class and acquisition, however often it is processed and counted. */
  readonly look: string;
  readonly at: string;
  readonly headline: string;
  /** Sentence by sentence: how unusual, against what. */
  readonly sentences: readonly string[];
  /** The image: its id and address, when it was taken. */
  readonly sceneId: string;
  readonly taken: string;
  readonly image: string | null;
  /** In the workbench; null where nobody said where that is. */
  readonly link: string | null;
}

/** The look that a scene is: to the minute, since a scene that is processed anew may come with another fraction of a second. */
function lookOf(siteId: string, objectClass: string, scene: Scene): string {
  return `${siteId}/${objectClass}/${scene.start.slice(0, 16)}`;
}

export function composeNotice(
  kind: Notice['kind'],
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
