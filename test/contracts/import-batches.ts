import { writeSync } from 'node:fs';
import { openBlobs, openSqliteStore } from '#storage';
import { analyst } from './contract-world.ts';
import { sampleSite } from './sample-records.ts';

/**
 * A process of its own that imports batch after batch and says so: `begin N` before, `done N` after the promise has
 * resolved. It is meant to be killed. `import-batches.ts DATABASE BLOBS PREFIX SITES BLOB_BYTES FIRST LAST`
 */
const [database = '', blobFolder = '', prefix = '', ...numbers] = process.argv.slice(2);
const [siteCount = 0, blobBytes = 0, first = 0, last = 0] = numbers.map(Number);
const store = await openSqliteStore(database);
const blobs = await openBlobs(blobFolder);
for (let batch = first; batch <= last; batch += 1) {
  say(`begin ${batch}`);
  await blobs.put(Buffer.alloc(blobBytes, `${prefix} ${batch} `));
  await store.transaction(analyst, async (writer) => {
    const sites = Array.from({ length: siteCount }, (_, index) => sampleSite(`${prefix}-${batch}-${index}`));
    await writer.put('site', sites);
    // The second kind and the update make a half transaction easy to see.
    await writer.put('party', [
      { id: prefix, name: `batch ${batch}`, role: 'holder', aliases: [], partOf: null, leansOn: [] },
    ]);
  });
  say(`done ${batch}`);
}
await store.close();

/** Past every buffer, so that a line that was said is a line that arrives. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
