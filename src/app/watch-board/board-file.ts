import type { WatchedSeries } from '#baseline';
import type { KeptBytes } from '../ports/blobs.ts';

/** The board as it stood at a revision of the workspace. */
export interface KeptBoard {
  readonly revision: number;
  /** By site; no series where nothing there can be judged. */
  readonly sites: ReadonlyMap<string, readonly WatchedSeries[]>;
}

/**
 * Reads what was kept: a head, then a line for each site. Undefined where there is none or where another version of the
 * program made it, since its judgements may be others.
 */
export async function readBoard(kept: KeptBytes, version: string): Promise<KeptBoard | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of kept.read()) text += decoder.decode(chunk, { stream: true });
  const [head, ...lines] = text.split('\n').filter((line) => line !== '');
  try {
    const { format, maker, revision, sites } = JSON.parse(head ?? '{}') as Partial<Head>;
    if (format !== boardFormat || maker !== version || revision === undefined || sites !== lines.length)
      return undefined;
    return { revision, sites: new Map(lines.map((line) => JSON.parse(line) as [string, WatchedSeries[]])) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function writeBoard(kept: KeptBytes, version: string, { revision, sites }: KeptBoard): Promise<void> {
  const head: Head = { format: boardFormat, maker: version, revision, sites: sites.size };
  const encoder = new TextEncoder();
  await kept.write(
    (function* () {
      yield encoder.encode(`${JSON.stringify(head)}\n`);
      for (const line of sites) yield encoder.encode(`${JSON.stringify(line)}\n`);
    })(),
  );
}

interface Head {
  readonly format: typeof boardFormat;
  readonly maker: string;
  readonly revision: number;
  /** Lines that follow. */
  readonly sites: number;
}

const boardFormat = 'sightline-watch-board/1';
