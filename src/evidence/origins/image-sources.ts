import { imageProviders } from '../register/image-providers.ts';
import { hasUnspacedScript } from '../text/words.ts';

/** How far from a claim its image source may be named: a sentence or two. UTF-16 code units. */
const reach = 300;

/**
 * Providers of images named near a claim, by the first of their names. A name of a company counts only where the same
 * stretch speaks of images, since a planet and a wholesaler of aircraft are no evidence.
 */
export function imageSourcesNear(text: string, start: number, end: number): string[] {
  const stretch = text.slice(Math.max(0, start - reach), end + reach);
  if (!speaksOfImages.test(stretch)) return [];
  return imageProviders.filter((names) => names.some((name) => isNamed(stretch, name))).map((names) => names[0]!);
}

const speaksOfImages =
  /satell?it|image|imagery|photo|bild|aufnahme|foto|зн[іи]м|снимк|фото|위성|사진|영상|衛星|卫星|画像|图像|圖像|照片|影像/iu;

function isNamed(text: string, name: string): boolean {
  const escaped = name.replace(/[/\\^$*+?.()|[\]{}]/gu, '\\$&');
  return hasUnspacedScript(name)
    ? text.includes(name)
    : new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{Ll}\\p{N}])`, 'u').test(text);
}
