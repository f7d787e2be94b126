import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Notice, escapeXml } from '#app';
import { SourceError } from '../source-error.ts';
import { textOf } from './message-text.ts';

/** A feed keeps the newest so many. */
const mostEntries = 200;

/** Feeds of notices (Atom, RFC 4287), each a file that is there whole or as it was. */
export class AtomFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Adds notices before those that are there; one that is there already is not added. */
  async add(path: string, notices: readonly Notice[]): Promise<void> {
    const file = resolve(this.#folder, path);
    if (relative(this.#folder, file).startsWith('..'))
      throw new SourceError('bad-address', `${path}: expected a file inside of the workspace`);
    const before = (await readFile(file, 'utf8').catch(() => '')).match(/<entry>.*?<\/entry>/gs) ?? [];
    const known = new Set(before.map((entry) => /<id>(.*?)<\/id>/.exec(entry)?.[1]));
    const added = notices
      .map((notice) => ({ id: idOf(notice), entry: writeEntry(notice) }))
      .filter(({ id }) => !known.has(id));
    const entries = [...added.map(({ entry }) => entry).reverse(), ...before].slice(0, mostEntries);
    await mkdir(dirname(file), { recursive: true });
    const draft = join(dirname(file), `.${process.pid}.atom`);
    await writeFile(draft, writeFeed(path, notices.at(-1)?.at ?? new Date().toISOString(), entries));
    await rename(draft, file);
  }
}

function writeFeed(path: string, updated: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Sightline</title>
<id>${escapeXml(`urn:sightline:feed:${encodeURIComponent(path)}`)}</id>
<updated>${updated}</updated>
<author><name>Sightline</name></author>
${entries.join('\n')}
</feed>
`;
}

function writeEntry(notice: Notice): string {
  const { at, headline, link } = notice;
  const href = link === null ? '' : `<link href="${escapeXml(link)}"/>`;
  return `<entry><id>${idOf(notice)}</id><title>${escapeXml(headline)}</title><updated>${at}</updated>${href}<content type="text">${escapeXml(textOf([notice]))}</content></entry>`;
}

function idOf({ kind, look }: Notice): string {
  return escapeXml(`urn:sightline:notice:${encodeURIComponent(`${look}/${kind}`)}`);
}
