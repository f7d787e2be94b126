import { AppError, type CancelSignal, sha256Hex } from '#core';
import type { Blobs, KeptBlobs } from './ports/blobs.ts';
import type { Reader } from './ports/reading.ts';
import type { StoreReader } from './ports/store.ts';

/** A kept document or published file that cannot be read as it was kept. */
export interface BlobFault {
  readonly sha256: string;
  readonly problem: 'missing' | 'damaged';
  /** `document/ID` and `publication/ID path`: all that rest on these bytes. */
  readonly usedBy: readonly string[];
  /** What was found and where. */
  readonly reason: string;
  /** `repaired`: the same bytes came from their address or a file and are kept again. `refused`: they did not. Null: nobody asked. */
  readonly outcome: 'repaired' | 'refused' | null;
}

export interface BlobCheck {
  readonly checked: number;
  readonly bytes: number;
  readonly faults: readonly BlobFault[];
  /** SHA-256 of what is kept and no record names: left by an import that was broken off, or on its way into one. Harmless. */
  readonly unused: readonly string[];
}

export interface CheckBlobsRequest {
  /** Where to look for the bytes of what is damaged; null: only names it. */
  readonly repair: { readonly reader: Reader; readonly addresses: boolean; readonly files: readonly string[] } | null;
  readonly signal?: CancelSignal;
  readonly onProgress?: (checked: number, of: number) => void;
}

const pageSize = 500;

interface Needed {
  readonly usedBy: string[];
  readonly addresses: Set<string>;
}

/**
 * Reads everything that records of the workspace rest on and compares it with its hash. What is damaged can be fetched
 * again: only bytes with the very same hash take its place, so that a page that has changed since never does.
 */
export async function checkBlobs(
  { blobs, store }: { readonly blobs: KeptBlobs; readonly store: StoreReader },
  { onProgress, repair, signal }: CheckBlobsRequest,
): Promise<BlobCheck> {
  const needed = await collectNeeded(store);
  const faults: BlobFault[] = [];
  let [checked, bytes] = [0, 0];
  for (const [sha256, { addresses, usedBy }] of needed) {
    signal?.throwIfAborted();
    onProgress?.(checked++, needed.size);
    const found = await readOrFault(blobs, sha256);
    if (typeof found === 'number') {
      bytes += found;
      continue;
    }
    const fault = { sha256, usedBy, ...found };
    if (repair === null) {
      faults.push({ ...fault, outcome: null });
      continue;
    }
    const places = [...repair.files, ...(repair.addresses ? addresses : [])];
    faults.push(await bringBack(blobs, repair.reader, fault, places, signal));
  }
  return { checked, bytes, faults, unused: await findUnused(blobs, needed) };
}

async function findUnused(blobs: KeptBlobs, needed: ReadonlyMap<string, Needed>): Promise<string[]> {
  const unused: string[] = [];
  for await (const sha256 of blobs.list()) if (!needed.has(sha256)) unused.push(sha256);
  return unused;
}

async function collectNeeded(store: StoreReader): Promise<Map<string, Needed>> {
  const needed = new Map<string, Needed>();
  const need = (sha256: string, user: string): Needed => {
    const known = needed.get(sha256) ?? { usedBy: [], addresses: new Set<string>() };
    known.usedBy.push(user);
    needed.set(sha256, known);
    return known;
  };
  // In pages, since each document carries its text.
  for (let after = ''; ;) {
    const documents = await store.list('document', { limit: pageSize, ...(after === '' ? {} : { after }) });
    for (const { capture, id, sha256, url } of documents) {
      const { addresses } = need(sha256, `document/${id}`);
      for (const address of [capture?.requested, capture?.address, url]) if (address) addresses.add(address);
    }
    after = documents.at(-1)?.id ?? '';
    if (documents.length < pageSize) break;
  }
  for (const { files, id } of await store.list('publication'))
    for (const { path, sha256 } of files) need(sha256, `publication/${id} ${path}`);
  return needed;
}

/** How many bytes were read, or what is wrong with them. A storage that does not answer is not a fault of the bytes. */
async function readOrFault(blobs: Blobs, sha256: string): Promise<number | Pick<BlobFault, 'problem' | 'reason'>> {
  try {
    return (await blobs.get(sha256)).byteLength;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'corrupt-blob') return { problem: 'damaged', reason: error.message };
    if (error.code === 'not-found') return { problem: 'missing', reason: error.message };
    throw error;
  }
}

async function bringBack(
  blobs: Blobs,
  reader: Reader,
  fault: Omit<BlobFault, 'outcome'>,
  places: readonly string[],
  signal: CancelSignal | undefined,
): Promise<BlobFault> {
  const refusals: string[] = [];
  for (const place of places) {
    try {
      for await (const item of reader.read(place, signal ? { signal } : {})) {
        if (item.type !== 'blob') continue;
        if (sha256Hex(item.bytes) !== fault.sha256) {
          refusals.push(`${place} has other bytes`);
          continue;
        }
        await blobs.put(item.bytes, { anew: true });
        return { ...fault, outcome: 'repaired' };
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(error.message);
    }
  }
  const why = refusals.length === 0 ? 'nobody knows where to take it from' : refusals.join('; ');
  return { ...fault, reason: `${fault.reason}; ${why}`, outcome: 'refused' };
}
