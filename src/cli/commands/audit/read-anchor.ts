import { readFile } from 'node:fs/promises';
import { type HistoryAnchor, historyAnchorSchema } from '#core';
import { CommandError } from '../../workspace.ts';

/** Anchors by their text `SEQUENCE:SHA256`, or from a file: one anchor, or what published versions rest on. */
export async function readAnchor(text: string): Promise<HistoryAnchor[]> {
  const written = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (written) return [{ sequence: Number(written[1]), sha256: written[2]!, at: '' }];
  const refuse = (found: string): CommandError =>
    new CommandError(
      'usage',
      `--anchor: expected SEQUENCE:SHA256, or a file with an anchor or a publication.json; ${text.slice(0, 200)}: ${found}`,
    );
  const content = await readFile(text, 'utf8').catch((error: Error) => {
    throw refuse(error.message);
  });
  const values = candidates(parseJson(content));
  const anchors = values.flatMap((value) => historyAnchorSchema.safeParse(value).data ?? []);
  if (anchors.length === 0) throw refuse('no anchor is in it');
  return anchors;
}

/** An anchor itself, a publication, or the list of versions of a publication.json. */
function candidates(value: unknown): unknown[] {
  const { history, versions } = (value ?? {}) as { readonly history?: unknown; readonly versions?: unknown };
  if (Array.isArray(versions)) return versions.flatMap(candidates);
  return [history ?? value];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
