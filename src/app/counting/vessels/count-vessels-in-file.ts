import { type CancelSignal, fileNameOf } from '#core';
import type { CountZone } from '#imagery';
import type { Images } from '../../ports/images.ts';
import { type CountReport, reportCount } from '../count-report.ts';
import { type DrawRequest, type DrawnCount, drawCount, notDrawn } from '../pictures/draw-count.ts';
import { type GivenWater, countVessels } from './count-vessels.ts';
import { type SeaBandName, findSeaBands } from './sea-bands.ts';

export interface VesselsInFileRequest {
  /** A path or an http(s) address: an image with green, red and near infrared, or the file of one Sentinel-2 band. */
  readonly href: string;
  /** Images of other dates, of the same kind. */
  readonly others: readonly string[];
  /** Empty: the whole image is one zone. */
  readonly zones: readonly CountZone[];
  readonly objectClass: string;
  /** Indices from 0, in all of the images; null: found by name. */
  readonly bands: Readonly<Record<SeaBandName, number>> | null;
  readonly water: GivenWater | null;
  /** Of all intervals, 0..1. */
  readonly level: number;
  readonly draw?: DrawRequest;
  readonly signal?: CancelSignal;
  /** 0..1 */
  readonly onProgress?: (fraction: number) => void;
}

/** Counts vessels in one image without a workspace. Throws CountError and SourceError. */
export async function countVesselsInFile(
  images: Images,
  request: VesselsInFileRequest,
): Promise<{ readonly report: CountReport; readonly drawn: DrawnCount }> {
  const { bands: given, draw, href, level, objectClass, others, signal, water, zones, onProgress } = request;
  const bands = await findSeaBands(images, href, given, signal);
  const dates = [];
  for (const other of others) dates.push(await findSeaBands(images, other, given, signal));
  const counted = await countVessels(images, {
    bands,
    others: dates,
    zones,
    objectClass,
    level,
    water,
    signal,
    onProgress,
  });
  const report = reportCount(counted, href, objectClass);
  if (!draw) return { report, drawn: notDrawn };
  const image = await images.open(bands.green.href, signal ? { signal } : {});
  try {
    const title = fileNameOf(href);
    const caption = { title, objectClass, date: null, isSimulated: false };
    return { report, drawn: await drawCount(draw, image, counted, caption, signal) };
  } finally {
    await image.close();
  }
}
