import { basename, dirname } from 'node:path';
import type { DrawRequest, DrawnCount } from '#app';
import { composePictures } from './compose.ts';
import { writeFiles } from './write-files.ts';

/** Where the pictures of a count go. */
interface PicturePaths {
  readonly overlay?: string;
  readonly strips?: string;
}

export function drawOf({ overlay, strips }: PicturePaths): { draw?: DrawRequest } {
  if (overlay === undefined && strips === undefined) return {};
  return { draw: { pictures: composePictures(), overlay: overlay !== undefined, strips: strips !== undefined } };
}

export async function writePictures(drawn: DrawnCount, paths: PicturePaths): Promise<void> {
  for (const name of ['overlay', 'strips'] as const) {
    const [path, content] = [paths[name], drawn[name]];
    if (path === undefined) continue;
    if (content === null) process.stderr.write(`${path} was not written: nothing of the image was read\n`);
    else await writeFiles(dirname(path), [{ path: basename(path), content }]);
  }
}
