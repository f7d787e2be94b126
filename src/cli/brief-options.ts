import type { BuildOptions, Images } from '#app';
import type { ReaderLanguage } from '#core';
import { findFontFolders } from './font-folders.ts';
import { version } from './version.ts';

/** How this program writes a brief now; `images` are what its figures are drawn from. */
export async function briefOptions(
  images: Images,
  { language, signal }: { readonly language?: ReaderLanguage; readonly signal?: AbortSignal } = {},
): Promise<BuildOptions> {
  const { composePictures } = await import('./compose.ts');
  return {
    generated: new Date().toISOString(),
    generator: { name: 'sightline', version },
    fontFolders: findFontFolders(),
    figures: { images, pictures: composePictures() },
    ...(language === undefined ? {} : { language }),
    ...(signal === undefined ? {} : { signal }),
  };
}
