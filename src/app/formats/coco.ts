import { type Maker, objectClassKey } from '#core';
import { readLicence } from '#imagery';
import type { MarkedImage } from '../exports/locate-marks.ts';

/** Members that every COCO reader knows, and a few of ours that it passes over (cocodataset.org, "Data format"). */
export interface CocoDataset {
  readonly info: Readonly<Record<string, string | number>>;
  readonly licenses: readonly { readonly id: number; readonly name: string; readonly url: string }[];
  readonly categories: readonly { readonly id: number; readonly name: string; readonly supercategory: string }[];
  readonly images: readonly object[];
  readonly annotations: readonly CocoAnnotation[];
}

interface CocoAnnotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  /** One ring: x and y by turns, in pixels from the corner of the first. */
  readonly segmentation: readonly [readonly number[]];
  readonly area: number;
  readonly bbox: readonly [x: number, y: number, width: number, height: number];
  readonly iscrowd: 0;
  readonly score?: number;
  /** Draft or accepted, and the mark it comes from. */
  readonly review: string;
  readonly mark: string;
}

/** Object classes in the order of their numbers in a data set. */
export function listClasses(images: readonly MarkedImage[]): string[] {
  return [
    ...new Set(images.flatMap(({ objects }) => objects.map(({ objectClass }) => objectClassKey(objectClass)))),
  ].sort();
}

/** Writes marked images as COCO object detection. */
export function encodeCoco(
  images: readonly MarkedImage[],
  about: { readonly title: string; readonly date: string; readonly generator: Maker },
): CocoDataset {
  const classes = listClasses(images);
  const licences = images.map(({ scene }) => readLicence(scene.item));
  const names = [...new Set(licences.map(licenceKey))];
  let id = 0;
  return {
    info: {
      description: `${about.title}. Outside of the zones that were looked at, objects are not marked.`,
      version: '1.0',
      year: Number(about.date.slice(0, 4)),
      contributor: `${about.generator.name} ${about.generator.version}`,
      date_created: about.date,
    },
    licenses: names.map((key, index) => {
      const { name, url } = licences.find((one) => licenceKey(one) === key)!;
      return { id: index + 1, name: name ?? 'not stated', url: url ?? '' };
    }),
    categories: classes.map((name, index) => ({ id: index + 1, name, supercategory: 'object' })),
    images: images.map(({ extension, height, png, scene, stem, url, width }, index) => ({
      id: index + 1,
      width,
      height,
      file_name: `${png ? 'images/' : ''}${stem}.${extension}`,
      license: names.indexOf(licenceKey(licences[index]!)) + 1,
      date_captured: scene.start,
      ...(url === null ? {} : { coco_url: url }),
      scene: scene.id,
    })),
    annotations: images.flatMap(({ objects }, image) =>
      objects.map(({ mark, marking, objectClass, outline }): CocoAnnotation => {
        const { left, top, width, height } = boundUpright(outline.corners);
        return {
          id: ++id,
          image_id: image + 1,
          category_id: classes.indexOf(objectClassKey(objectClass)) + 1,
          segmentation: [outline.corners.flatMap(({ column, row }) => [round(column), round(row)])],
          area: round(outline.area),
          bbox: [round(left), round(top), round(width), round(height)],
          iscrowd: 0,
          ...(mark.score === null ? {} : { score: mark.score }),
          review: marking.review,
          mark: `${marking.id}/${mark.id}`,
        };
      }),
    ),
  };
}

/** The smallest box along the pixels around some corners. */
export function boundUpright(corners: MarkedImage['objects'][number]['outline']['corners']): {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
} {
  const [columns, rows] = [corners.map(({ column }) => column), corners.map(({ row }) => row)];
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return { left, top, width: Math.max(...columns) - left, height: Math.max(...rows) - top };
}

function licenceKey({ name, url }: ReturnType<typeof readLicence>): string {
  return `${name ?? ''}\n${url ?? ''}`;
}

/** A thousandth of a pixel. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
