import type { BuildOptions } from '#app';
import { findFontFolders } from './font-folders.ts';
import { version } from './version.ts';

/** How this program writes a brief now. */
export function briefOptions(signal?: AbortSignal): BuildOptions {
  return {
    generated: new Date().toISOString(),
    generator: { name: 'sightline', version },
    fontFolders: findFontFolders(),
    ...(signal === undefined ? {} : { signal }),
  };
}
