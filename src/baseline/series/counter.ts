import type { Observation } from '#core';

/**
 * Who made a count, as a key to compare: the party before "via", "quoted by", "restated by", a comma or a semicolon, without
 * brackets and without words like "image". `White House image, restated by Beyond Parallel; here via Militarnyi` and
 * `White House (Kirby)` are both `white house`. A count by a detector has the detector's name. Deliberately simple: it
 * only decides which rows repeat one another, and rows it fails to recognise as the same still count once per date.
 */
export function counterKey(observation: Pick<Observation, 'observer' | 'method'>): string {
  const observer = observation.observer ?? observation.method?.name ?? '';
  const [first] = observer
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .split(/[,;]|\b(?:here )?via\b|\b(?:quoted|restated|copied|reported) by\b/);
  return first!
    .replace(/^\s*copy of\b/, '')
    .replace(/\b(?:images?|imagery|figures?|analysis|report)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
