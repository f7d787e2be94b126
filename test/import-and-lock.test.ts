import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptBlobs, type ReadItem, type Store, checkBlobs, importItems, importPath } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { analyst, put } from './contracts/contract-world.ts';
import { sampleRecords, sampleSite } from './contracts/sample-records.ts';
import { serve } from './http/serve.ts';

let folder = '';
let store: Store;
let blobs: KeptBlobs;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-lock-'));
  store = await openSqliteStore(join(folder, 'sightline.db'));
  blobs = await openBlobs(join(folder, 'blobs'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const page = (text: string): string =>
  `<html lang="en"><head><title>T</title></head><body><p>${text}</p></body></html>`;

function write(name: string, text: string): string {
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in', name), text);
  return join(folder, 'in', name);
}

/** Blobs of which each is kept before `meanwhile` runs and `put` answers. */
function slowly(meanwhile: () => Promise<void>): KeptBlobs {
  return {
    put: async (bytes) => {
      const sha256 = await blobs.put(bytes);
      await meanwhile();
      return sha256;
    },
    get: (sha256) => blobs.get(sha256),
    has: (sha256) => blobs.has(sha256),
    list: () => blobs.list(),
  };
}

describe('an import', () => {
  it('whose bucket is slow keeps no other writer waiting', async () => {
    const other = await openSqliteStore(join(folder, 'sightline.db'));
    let written = 0;
    const slow = slowly(async () => {
      // Would wait for half a minute and fail if the import held the lock.
      written += (await put(other, 'site', [sampleSite('meanwhile')])).added;
    });
    const report = await importPath(
      { store, blobs: slow, reader: createReader() },
      write('report.html', page('About 73 wagons.')),
      analyst,
    );
    expect({ written, added: report.added }).toEqual({ written: 1, added: 1 });
    expect((await store.history()).map(({ recordKind }) => recordKind)).toEqual(['site', 'document']);
    await other.close();
  });

  it('that ends between bytes and records leaves bytes that a check names, and is complete when repeated', async () => {
    const file = write('report.html', page('About 73 wagons.'));
    const stop = new AbortController();
    const dying = slowly(async () => stop.abort(new Error('killed')));
    const { signal } = stop;
    const importing = importPath({ store, blobs: dying, reader: createReader() }, file, analyst, { signal });
    await expect(importing).rejects.toThrow('killed');
    expect(await store.count('document')).toBe(0);
    const { unused } = await checkBlobs({ store, blobs }, { repair: null });
    expect(unused).toHaveLength(1);
    await importPath({ store, blobs, reader: createReader() }, file, analyst);
    const [document] = await store.list('document');
    expect(document!.sha256).toBe(unused[0]);
    expect((await checkBlobs({ store, blobs }, { repair: null })).unused).toEqual([]);
  });

  it('finds the sites that a table names in a file that was read before it', async () => {
    const position = { type: 'Point', coordinates: [130.6, 42.4] };
    const feature = { type: 'Feature', geometry: position, properties: { name: 'North yard' } };
    write('a-sites.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    write('b-counts.csv', 'site,image_date,object_class,count_min,count_max\nNorth yard,2023-10-06,railcars,70,75\n');
    const report = await importPath({ store, blobs, reader: createReader() }, join(folder, 'in'), analyst);
    expect(report).toMatchObject({ added: 2, rejected: [] });
    const [[site], [observation]] = [await store.list('site'), await store.list('observation')];
    expect(observation!.siteId).toBe(site!.id);
  });

  it('of a table of lineage lists its rows in the case that is named, with what follows from them or not at all', async () => {
    const { case: found } = sampleRecords;
    await put(store, 'case', [{ ...found, mentions: ['earlier'] }]);
    const file = write(
      'lineage.csv',
      'id,url,outlet,lang,published,names_as_source,agency,attribution_quote\n7,https://a.example/7,A,en,2023-10-07,CSIS,,\n',
    );
    const ports = { store, blobs, reader: createReader() };
    const failing = importPath(ports, file, analyst, {
      caseId: found.id,
      andThen: async () => {
        throw new Error('not planned');
      },
    });
    await expect(failing).rejects.toThrow('not planned');
    expect(await store.count('mention')).toBe(0);
    await importPath(ports, file, analyst, { caseId: found.id });
    expect((await store.get('case', found.id))!.mentions).toEqual(['earlier', 'mention-7']);
  });
});

it('two who fetch a page at the same time make one row of versions', async () => {
  let text = 'one';
  const { url } = await serve((request, response) => {
    response.writeHead(request.path === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' }).end(page(text));
  });
  const reader = createReader({ allowedHosts: ['127.0.0.1'], pauseMilliseconds: 0, retries: 0 });
  const fetchNow = async (): Promise<ReadItem[]> => {
    const items: ReadItem[] = [];
    for await (const item of reader.read(`${url}/report`, { known: store })) items.push(item);
    return items;
  };
  const keep = (items: readonly ReadItem[]): Promise<unknown> =>
    importItems(
      { store, blobs },
      async function* () {
        yield* items;
      },
      analyst,
    );
  await keep(await fetchNow());
  const readBeforeStored: ReadItem[][] = [];
  for (text of ['two', 'three']) readBeforeStored.push(await fetchNow());
  for (const items of readBeforeStored) await keep(items);
  const documents = await store.list('document');
  const byText = new Map(documents.map((one) => [one.text, one]));
  expect(byText.get('two')!.replaces).toBe(byText.get('one')!.id);
  expect(byText.get('three')!.replaces).toBe(byText.get('two')!.id);
});
