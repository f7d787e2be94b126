import {
  type Geometry,
  type Marking,
  type Observation,
  type PartialDate,
  type Position,
  formatDateSpan,
  objectClassKey,
} from '#core';
import { chooseMarkings } from '../exports/choose-markings.ts';
import { type ListedMark, listMarks } from '../exports/list-marks.ts';
import type { CaseRecords } from '../load-case.ts';
import { escapeXml } from './xml.ts';

/**
 * A case as KML 2.2 (OGC 07-147r2): sites, their zones, the observations with their dates, and the marks of each scene.
 * Elements stand in the order that ogckml22.xsd asks for: name, open, description, time, styleUrl, styles, data, geometry.
 */
export function encodeKml({ case: subject, ...records }: CaseRecords): string {
  const { observations, scenes, sites, zones } = records;
  const places = new Map([...sites, ...zones].map((place) => [place.id, place]));
  const starts = new Map(scenes.map(({ id, start }) => [id, start]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    '<Document>',
    element('name', subject.title),
    '<open>1</open>',
    element('description', `${subject.question} As of ${subject.asOf}.`),
    style('site', 'ff00a0ff', 3),
    style('zone', 'ffffd853', 2),
    style('mark', 'ffc0ff5a', 1.5),
    style('observation', 'ff71cc2e', 1),
    folder(
      'Sites',
      sites.map(({ aliases, approximate, country, geometry, name, note }) =>
        placemark({
          name,
          description: [aliases.join(', '), country, note].filter(Boolean).join('. '),
          style: 'site',
          data: { approximate },
          geometry,
        }),
      ),
    ),
    folder(
      'Zones',
      zones.map(({ approximate, geometry, name, note, siteId, ...zone }) =>
        placemark({
          name,
          description: note ?? '',
          style: 'zone',
          data: { site: siteId, function: zone.function, approximate },
          geometry,
        }),
      ),
    ),
    ...[...Map.groupBy(observations, ({ objectClass }) => objectClass)].map(([objectClass, list]) =>
      folder(
        `Observations: ${objectClass}`,
        list.map((one) =>
          observationPlacemark(one, places.get(one.zoneId ?? one.siteId)?.geometry ?? places.get(one.siteId)?.geometry),
        ),
      ),
    ),
    ...groupMarks(chooseMarkings(records, true)).map((list) => {
      const { marking, objectClass } = list[0]!;
      return folder(
        `Marks: ${objectClass} on ${marking.sceneId}`,
        list.map((one) => markPlacemark(one, starts.get(marking.sceneId) ?? null)),
      );
    }),
    '</Document>',
    '</kml>',
    '',
  ].join('\n');
}

interface Placemark {
  readonly name: string;
  readonly description: string;
  readonly when?: string;
  readonly style: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly geometry: Geometry | null | undefined;
}

function observationPlacemark(observation: Observation, geometry: Geometry | null | undefined): string {
  const { note, observer, seen, sensor, source, when } = observation;
  return placemark({
    name: `${formatDateSpan(when)}: ${describe(observation)}`,
    description: [note, observer, source && `${source.title} ${source.url}`].filter(Boolean).join('. '),
    when: timeOf(when.from, when.to),
    style: 'observation',
    data: {
      id: observation.id,
      seen: seen.kind,
      low: 'low' in seen ? seen.low : null,
      high: 'high' in seen ? seen.high : null,
      state: seen.kind === 'state' ? seen.state : null,
      reason: 'reason' in seen ? seen.reason : null,
      sensor,
      scene: observation.sceneId,
      review: observation.review,
      sourceUrl: source?.url ?? null,
    },
    geometry,
  });
}

/** One list for each scene and class, since programs show a folder as a layer. */
function groupMarks(chosen: readonly Marking[]): ListedMark[][] {
  const listed = chosen.flatMap((marking) => listMarks(marking, chosen));
  const keyOf = ({ marking, objectClass }: ListedMark): string => `${marking.sceneId}\n${objectClassKey(objectClass)}`;
  return [...Map.groupBy(listed, keyOf).values()];
}

function markPlacemark({ mark, marking, objectClass, reclassedBy }: ListedMark, sceneStart: string | null): string {
  const { analyst, maker, review, sceneId } = marking;
  return placemark({
    name: mark.id,
    description: '',
    when: timeOf(sceneStart, null),
    style: 'mark',
    data: {
      scene: sceneId,
      class: objectClassKey(objectClass),
      review,
      maker: maker ? `${maker.name} ${maker.version}` : analyst,
      zone: mark.zoneId,
      score: mark.score,
      lengthMetres: mark.lengthMetres,
      markedAs: reclassedBy === null ? null : objectClassKey(marking.objectClass),
      reclassedBy,
    },
    geometry: mark.geometry,
  });
}

/** Zero, unusable and not observed are three answers. */
function describe({ seen }: Observation): string {
  switch (seen.kind) {
    case 'count':
    case 'measure': {
      const unit = seen.kind === 'measure' ? ` ${{ m: 'm', m2: 'm²', percent: '%' }[seen.unit]}` : '';
      if (seen.low === null) return `at most ${seen.high}${unit}`;
      if (seen.high === null) return `at least ${seen.low}${unit}`;
      return `${seen.low === seen.high ? seen.low : `${seen.low} to ${seen.high}`}${unit}`;
    }
    case 'state':
      return seen.state;
    case 'uncounted':
      return 'seen, no number';
    case 'unusable':
      return 'unusable';
    case 'not-observed':
      return 'not observed';
  }
}

function placemark({ data, description, geometry, name, style: styleName, when }: Placemark): string {
  const filled = Object.entries(data).filter(([, value]) => value !== null);
  return [
    '<Placemark>',
    element('name', name),
    description === '' ? '' : element('description', description),
    when ?? '',
    `<styleUrl>#${styleName}</styleUrl>`,
    `<ExtendedData>${filled.map(([key, value]) => `<Data name="${key}">${element('value', String(value))}</Data>`).join('')}</ExtendedData>`,
    geometry ? shape(geometry) : '',
    '</Placemark>',
  ].join('');
}

function folder(name: string, placemarks: readonly string[]): string {
  return placemarks.length === 0 ? '' : `<Folder>${element('name', name)}\n${placemarks.join('\n')}\n</Folder>`;
}

/** `kml:dateTimeType` knows a year, a month, a day and a whole instant, and no hour alone. */
function timeOf(from: PartialDate | string | null, to: PartialDate | null): string {
  if (from === null) return '';
  if (to !== null) return `<TimeSpan><begin>${kmlDate(from)}</begin><end>${kmlDate(to)}</end></TimeSpan>`;
  return `<TimeStamp><when>${kmlDate(from)}</when></TimeStamp>`;
}

function kmlDate(date: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(date) ? date : date.slice(0, 10);
}

/** Colours are alpha, blue, green, red. */
function style(id: string, colour: string, width: number): string {
  const fill = `30${colour.slice(2)}`;
  return (
    `<Style id="${id}"><IconStyle><color>${colour}</color></IconStyle>` +
    `<LineStyle><color>${colour}</color><width>${width}</width></LineStyle>` +
    `<PolyStyle><color>${fill}</color></PolyStyle></Style>`
  );
}

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${coordinates([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString><tessellate>1</tessellate>${coordinates(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPolygon':
      return `<MultiGeometry>${geometry.coordinates.map(polygon).join('')}</MultiGeometry>`;
  }
}

function polygon([outer = [], ...holes]: readonly (readonly Position[])[]): string {
  const ring = (positions: readonly Position[]): string => `<LinearRing>${coordinates(positions)}</LinearRing>`;
  return (
    `<Polygon><tessellate>1</tessellate><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>` +
    `${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`
  );
}

function coordinates(positions: readonly Position[]): string {
  return `<coordinates>${positions.map((position) => position.join(',')).join(' ')}</coordinates>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
