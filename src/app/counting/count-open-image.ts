import { type ImageCount, countViews } from '#imagery';
import { type LookTask, type LookedImage, lookAtImage } from './look-at-image.ts';

/** How the railcars of one image are to be counted. */
export interface ImageTask extends LookTask {
  /** Of all intervals, 0..1. */
  readonly level: number;
}

/** What was counted, and what pictures need of it. */
export interface CountedImage extends Pick<LookedImage, 'layout' | 'views' | 'sha256' | 'window' | 'bands'> {
  readonly count: ImageCount;
}

/** Looks along the tracks of an image and decides what stands there. Throws CountError and SourceError. */
export async function countOpenImage(task: ImageTask): Promise<CountedImage> {
  const { gsdMetres, countability, shift, ...looked } = await lookAtImage(task);
  const count = countViews(looked.layout, looked.views, { gsdMetres, countability, level: task.level, shift });
  return { ...looked, count };
}
