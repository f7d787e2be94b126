import { objectClassKey } from '#core';
import { boundTightly, cornersOf } from '#imagery';
import type { MarkedImage, MarkedObject } from '../exports/locate-marks.ts';
import type { BundleFile } from './case-bundle.ts';
import { boundUpright, listClasses } from './coco.ts';

/** Boxes along the pixels (`class x y width height`, its middle), or turned ones (`class x1 y1 … x4 y4`). */
export type YoloBoxes = 'upright' | 'oriented';

/**
 * Marked images as a data set for Ultralytics YOLO: `labels/STEM.txt` with a line for each object, all in shares of the
 * image's width and height, and `data.yaml`. An image without objects gets an empty file: it was looked at.
 */
export function encodeYolo(images: readonly MarkedImage[], boxes: YoloBoxes): BundleFile[] {
  const classes = listClasses(images);
  return [
    ...images.map((image) => ({
      path: `labels/${image.stem}.txt`,
      content: image.objects.map((object) => `${encodeObject(object, image, classes, boxes)}\n`).join(''),
    })),
    ...images.flatMap(({ png, stem }) => (png ? [{ path: `images/${stem}.png`, content: png }] : [])),
    { path: 'data.yaml', content: encodeDataYaml(images, classes, boxes) },
  ];
}

function encodeObject(
  { objectClass, outline }: MarkedObject,
  { height, width }: MarkedImage,
  classes: readonly string[],
  boxes: YoloBoxes,
): string {
  const index = classes.indexOf(objectClassKey(objectClass));
  if (boxes === 'oriented') {
    const corners = outline.corners.length === 4 ? outline.corners : cornersOf(boundTightly(outline.corners));
    return [index, ...corners.flatMap(({ column, row }) => [share(column, width), share(row, height)])].join(' ');
  }
  const box = boundUpright(outline.corners);
  return [
    index,
    share(box.left + box.width / 2, width),
    share(box.top + box.height / 2, height),
    share(box.width, width),
    share(box.height, height),
  ].join(' ');
}

/** A millionth of the image; never outside of it, which a box around a cut outline may be. */
function share(value: number, whole: number): string {
  return Math.min(1, Math.max(0, value / whole)).toFixed(6);
}

function encodeDataYaml(images: readonly MarkedImage[], classes: readonly string[], boxes: YoloBoxes): string {
  const missing = images.filter(({ png }) => png === null);
  return [
    `# ${boxes === 'oriented' ? 'YOLO-OBB: class x1 y1 x2 y2 x3 y3 x4 y4' : 'YOLO: class x_center y_center width height'}, shares of the image's width and height`,
    '# Only the zones that were looked at are marked. Part training and validation by date before you train.',
    'path: .',
    'train: images',
    'val: images',
    `nc: ${classes.length}`,
    ...(classes.length === 0
      ? ['names: {}']
      : ['names:', ...classes.map((name, index) => `  ${index}: ${JSON.stringify(name)}`)]),
    ...(missing.length === 0 ? [] : ['# Images to be put into the folder images:']),
    ...missing.map(({ extension, stem, url }) => `#   ${stem}.${extension}${url === null ? '' : ` from ${url}`}`),
    '',
  ].join('\n');
}
