import type { CancelSignal } from '#core';
import { type CountZone, layOutZones } from '#imagery';
import type { Images } from '../ports.ts';
import { type CountedImage, countOpenImage } from './count-open-image.ts';
import { type CountReport, reportCount } from './count-report.ts';

export interface CountImageRequest {
  /** A path or an http(s) address. */
  readonly href: string;
  readonly zones: readonly CountZone[];
  readonly objectClass: string;
  /** Degrees clockwise from north. */
  readonly sunAzimuth?: number | null;
  /** Of all intervals, 0..1; default 0.9. */
  readonly level?: number;
  readonly signal?: CancelSignal;
  /** 0..1 */
  readonly onProgress?: (fraction: number) => void;
}

/** Counts in one image without a workspace. Throws CountError and SourceError. */
export async function countImage(
  images: Images,
  request: CountImageRequest,
): Promise<{ readonly report: CountReport; readonly counted: CountedImage }> {
  const { href, level = 0.9, objectClass, sunAzimuth = null, signal, onProgress } = request;
  const layout = layOutZones(request.zones);
  const image = await images.open(href, signal ? { signal } : {});
  try {
    const counted = await countOpenImage({ image, layout, objectClass, level, sunAzimuth, signal, onProgress });
    return { report: reportCount(counted, href, objectClass), counted };
  } finally {
    await image.close();
  }
}
