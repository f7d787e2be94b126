import { type Case, type Marking, type Scene, computeBoundingBox, objectClassKey } from '#core';
import { boxGeometry } from '#imagery';
import { chooseMarkings } from '../exports/choose-markings.ts';
import { type ListedMark, listMarks } from '../exports/list-marks.ts';
import type { CaseRecords } from '../load-case.ts';
import type { BundleFile } from './case-bundle.ts';
import { nameLocalImages, withoutLocalAddresses } from './local-images.ts';

const labelExtension = 'https://stac-extensions.github.io/label/v1.0.1/schema.json';
const geoJson = 'application/geo+json';
const json = 'application/json';

/**
 * The marks of a case as a static STAC 1.0 catalog: a collection, for each marking an item of the label extension 1.0.1
 * with its marks as GeoJSON, and the item of the scene it was made on, which the label's `source` link names.
 */
export function encodeStacLabels(records: CaseRecords): BundleFile[] {
  const { case: subject } = records;
  const scenes = new Map(records.scenes.map((scene) => [scene.id, scene]));
  const labelled = chooseMarkings(records, true).flatMap((marking, _index, chosen) => {
    const scene = scenes.get(marking.sceneId);
    const listed = listMarks(marking, chosen);
    const label = scene && labelItem(subject, scene, marking, listed);
    return scene && label ? [{ scene, marking, listed, label }] : [];
  });
  const names = nameLocalImages(records.scenes, records.markings);
  const sources = [...new Map(labelled.map(({ scene }) => [scene.id, scene])).values()];
  return [
    file('collection.json', collection(subject, labelled)),
    ...labelled.flatMap(({ label, listed, marking }) => [
      file(`labels/${fileName(marking.id)}.json`, label),
      file(`labels/${fileName(marking.id)}.geojson`, labelFeatures(listed)),
    ]),
    ...sources.map((scene) => file(`scenes/${fileName(scene.id)}.json`, withoutLocalAddresses(scene.item, names))),
  ];
}

interface LabelItem {
  readonly bbox: readonly number[];
  readonly [member: string]: unknown;
}

/** Undefined for a scene and marks that both lie nowhere. */
function labelItem(
  subject: Case,
  scene: Scene,
  marking: Marking,
  listed: readonly ListedMark[],
): LabelItem | undefined {
  const geometry = scene.footprint ?? (scene.bbox && boxGeometry(scene.bbox));
  if (!geometry) return undefined;
  const { analyst, maker, objectClass, review, zones } = marking;
  const by = maker ? `${maker.name} ${maker.version}` : (analyst ?? '');
  const seen = zones.filter(({ status }) => status === 'observed').length;
  const classes = [...new Set([marking, ...listed].map((one) => objectClassKey(one.objectClass)))];
  const counts = classes.map((name) => ({
    name,
    count: listed.filter((one) => objectClassKey(one.objectClass) === name).length,
  }));
  const people = [...new Set(listed.flatMap(({ reclassedBy }) => reclassedBy ?? []))];
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    stac_extensions: [labelExtension],
    id: marking.id,
    collection: subject.id,
    geometry,
    bbox: computeBoundingBox(geometry),
    properties: {
      title: `${objectClass} on ${scene.id}`,
      ...(scene.start === scene.end
        ? { datetime: scene.start }
        : { datetime: null, start_datetime: scene.start, end_datetime: scene.end }),
      'label:description': `Outlines of ${objectClass} marked by ${by} (${review}) in ${seen} of ${zones.length} zones; elsewhere nothing is marked.${
        people.length === 0 ? '' : ` Some were given another class by ${people.join(', ')}.`
      }`,
      'label:type': 'vector',
      'label:properties': ['label'],
      'label:classes': [{ name: 'label', classes }],
      'label:tasks': ['detection', 'segmentation'],
      'label:methods': [maker ? 'automated' : 'manual', ...(maker && people.length > 0 ? ['manual'] : [])],
      'label:overviews': [{ property_key: 'label', counts }],
      'sightline:review': review,
    },
    links: [
      { rel: 'root', href: '../collection.json', type: json },
      { rel: 'parent', href: '../collection.json', type: json },
      { rel: 'collection', href: '../collection.json', type: json },
      { rel: 'source', href: `../scenes/${fileName(scene.id)}.json`, type: json },
    ],
    assets: {
      labels: {
        href: `./${fileName(marking.id)}.geojson`,
        type: geoJson,
        title: 'Marks',
        roles: ['labels', 'labels-vector'],
      },
    },
  };
}

function labelFeatures(listed: readonly ListedMark[]): object {
  return {
    type: 'FeatureCollection',
    features: listed.map(({ mark, marking, objectClass, reclassedBy }) => ({
      type: 'Feature',
      id: `${marking.id}/${mark.id}`,
      properties: {
        label: objectClassKey(objectClass),
        score: mark.score,
        lengthMetres: mark.lengthMetres,
        zoneId: mark.zoneId,
        ...(reclassedBy === null ? {} : { markedAs: objectClassKey(marking.objectClass), reclassedBy }),
      },
      geometry: mark.geometry,
    })),
  };
}

function collection(
  subject: Case,
  labelled: readonly { readonly scene: Scene; readonly marking: Marking; readonly label: LabelItem }[],
): object {
  const boxes = labelled.map(({ label }) => label.bbox);
  const times = labelled.flatMap(({ scene }) => [scene.start, scene.end]).sort();
  const world = [-180, -90, 180, 90];
  const bbox =
    boxes.length === 0 ? world : world.map((_, i) => (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i]!)));
  return {
    type: 'Collection',
    stac_version: '1.0.0',
    stac_extensions: [],
    id: subject.id,
    title: `Marks of ${subject.title}`,
    description: `${subject.question} Objects marked on the scenes of the case, as of ${subject.asOf}.`,
    license: 'various',
    extent: { spatial: { bbox: [bbox] }, temporal: { interval: [[times[0] ?? null, times.at(-1) ?? null]] } },
    links: [
      { rel: 'root', href: './collection.json', type: json },
      ...labelled.map(({ marking }) => ({ rel: 'item', href: `./labels/${fileName(marking.id)}.json`, type: geoJson })),
    ],
  };
}

function file(path: string, value: unknown): BundleFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}

function fileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}_.-]+/gu, '_');
}
