import type { Notice } from '#app';

/** The subject of a message: of one notice its headline, of more how many. */
export function subjectOf(notices: readonly Notice[]): string {
  const [first] = notices;
  return notices.length === 1 && first ? first.headline : `${notices.length} notices of Sightline`;
}

/** Plain text: what was seen, how unusual, which image, and where the evidence is. */
export function textOf(notices: readonly Notice[]): string {
  return notices.map(describe).join('\n\n---\n\n');
}

function describe({ headline, image, link, sceneId, sentences, taken }: Notice): string {
  return [
    headline,
    '',
    ...sentences,
    '',
    ...(sceneId === null ? [] : [`Image: ${sceneId}, taken ${taken}`]),
    ...(image === null ? [] : [image]),
    ...(link === null ? [] : [`Evidence: ${link}`]),
  ].join('\n');
}
