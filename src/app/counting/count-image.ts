import { type CancelSignal, fileNameOf } from '#core';
import { type CountZone, layOutZones } from '#imagery';
import type { Images } from '../ports/images.ts';
import { countOpenImage } from './count-open-image.ts';
import { type CountReport, reportCount } from './count-report.ts';
import { type DrawRequest, type DrawnCount, drawCount, notDrawn } from './pictures/draw-count.ts';

export interface CountImageRequest {
  /** A path or an http(s) address. */
  readonly href: string;
  readonly zones: readonly CountZone[];
  readonly objectClass: string;
  /** Degrees clockwise from north. */
  readonly sunAzimuth?: number | null;
  /** Of all intervals, 0..1; default 0.9. */
  readonly level?: number;
  /** Pictures of it; none by default. */
  readonly draw?: DrawRequest;
  readonly signal?: CancelSignal;
  /** 0..1 */
  readonly onProgress?: (fraction: number) => void;
}

/** Counts in one image without a workspace. Throws CountError and SourceError. */
export async function countImage(
  images: Images,
  request: CountImageRequest,
): Promise<{ readonly report: CountReport; readonly drawn: DrawnCount }> {
  const { draw, href, level = 0.9, objectClass, sunAzimuth = null, signal, onProgress } = request;
  const layout = layOutZones(request.zones);
  const image = await images.open(href, signal ? { signal } : {});
  try {
    const counted = await countOpenImage({ image, layout, objectClass, level, sunAzimuth, signal, onProgress });
    const title = fileNameOf(href);
    const caption = { title, objectClass, date: null, isSimulated: false };
    const drawn = draw ? await drawCount(draw, image, counted, caption, signal) : notDrawn;
    return { report: reportCount(counted, href, objectClass), drawn };
  } finally {
    await image.close();
  }
}
