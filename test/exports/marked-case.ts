import {
  type Case,
  type Marking,
  type Observation,
  type Site,
  parseDateSpan,
  parsePartialDate,
  recordSchemas,
} from '#core';
import type { Records } from '../browser/sample-workspace.ts';
import { fixtureGrid, gradientRaster, placeOf, sceneAt, writeScene } from '../server/scene-fixture.ts';

/** Pixels of the corners of the two marks: one along the pixels, one that sticks out over the left edge. */
const marked = { inside: [100, 50, 120, 60], cut: [-10, 200, 10, 220] } as const;

function ring([left, top, right, bottom]: readonly [number, number, number, number]): [number, number][] {
  const corner = (column: number, row: number): [number, number] => placeOf(column, row);
  return [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom), corner(left, top)];
}

function markingOf(id: string, sceneId: string, marks: Marking['marks'], more: Partial<Marking> = {}): Marking {
  return recordSchemas.marking.parse({
    id,
    siteId: 'yard',
    sceneId,
    objectClass: 'railcars',
    maker: { name: 'detector', version: '1' },
    analyst: null,
    gsdMetres: 0.5,
    pixels: null,
    zones: [],
    marks,
    review: 'draft',
    ...more,
  });
}

const mark = (
  id: string,
  corners: readonly [number, number, number, number],
  score: number | null,
): Marking['marks'][number] => ({
  id,
  geometry: { type: 'Polygon', coordinates: [ring(corners)] },
  zoneId: null,
  score,
  lengthMetres: 10,
  alongMetres: null,
  colour: null,
});

const observation = (id: string, sceneId: string, seen: Observation['seen']): Observation =>
  recordSchemas.observation.parse({
    id,
    siteId: 'yard',
    zoneId: null,
    objectClass: 'railcars',
    when: parseDateSpan('2023-10-05'),
    seen,
    note: '=HYPERLINK("http://example.org")',
    sensor: null,
    observer: null,
    source: null,
    sceneId,
    method: null,
    visibleShare: 1,
    review: 'draft',
  });

/**
 * A case with four scenes of the fixture image: `two` with two marks by a detector and, of a person, one of them; `none`
 * counted as empty; `cloud` with nothing to be seen; `gone` whose image is not there.
 */
export async function markedCase(): Promise<{ readonly records: Records; readonly caseId: string }> {
  const href = await writeScene(gradientRaster(new Uint8Array(fixtureGrid.width * fixtureGrid.height * 3)));
  const [west, north] = placeOf(0, 0);
  const [east, south] = placeOf(fixtureGrid.width, fixtureGrid.height);
  const site: Site = {
    id: 'yard',
    name: 'Yard & sidings <1>',
    aliases: ['역'],
    country: null,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
    approximate: false,
    note: null,
  };
  const subject: Case = recordSchemas.case.parse({
    id: 'marked',
    title: 'Marked',
    question: 'How many?',
    opened: '2023',
    asOf: parsePartialDate('2023-10-20'),
    summary: null,
    sites: ['yard'],
    documents: [],
    provisions: [],
    focus: null,
    events: [],
    limits: [],
  });
  const [inside, cut] = [mark('m1', marked.inside, 0.9), mark('m2', marked.cut, 0.4)];
  return {
    caseId: subject.id,
    records: {
      case: [subject],
      site: [site],
      scene: [
        sceneAt('cloud', href),
        sceneAt('gone', 'file:///nowhere/at-all.tif', { start: '2023-10-04T02:10:00Z' }),
        sceneAt('none', href),
        sceneAt('two', href),
      ],
      observation: [
        observation('seen-two', 'two', { kind: 'count', low: 1, high: 2 }),
        observation('seen-none', 'none', { kind: 'count', low: 0, high: 0 }),
        observation('seen-cloud', 'cloud', { kind: 'unusable', reason: 'cloud' }),
      ],
      marking: [
        markingOf('a-detector', 'two', [inside, cut]),
        markingOf('b-rejected', 'two', [inside, cut], { objectClass: 'railcar', review: 'rejected' }),
        markingOf('c-none', 'none', []),
        markingOf('d-cloud', 'cloud', []),
        markingOf('e-gone', 'gone', [inside]),
      ],
    },
  };
}
