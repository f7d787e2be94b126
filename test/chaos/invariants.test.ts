import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importWell, writePage } from './faults/plan-work.ts';
import { findBroken } from './invariants.ts';
import { World } from './world.ts';

async function worldOfOnePage(): Promise<World> {
  const world = await World.create({ postgres: null, s3: null });
  onTestFinished(() => world.remove());
  await importWell(world, [writePage(world)]);
  return world;
}

/** Past the store and its guards. */
function tamper(world: World, statement: string): void {
  const database = new DatabaseSync(join(world.workspace, 'sightline.db'));
  for (const { name } of database.prepare("select name from sqlite_master where type = 'trigger'").all())
    database.exec(`drop trigger ${String(name)}`);
  database.exec(statement);
  database.close();
}

describe('the invariants of chaos', () => {
  it('hold in a world to which nothing happened', async () => {
    expect(await findBroken(await worldOfOnePage())).toEqual([]);
  });

  it.each([
    ["delete from history where record_kind = 'document'", /is not what its history says/],
    ['delete from documents', /stands in the history and is not there/],
    ['update history set sequence = 1000 where sequence = 1', /has the number/],
    ["update history set after_sha256 = 'x' where record_kind = 'site'", /is not what its history says/],
  ])('find what somebody did with: %s', async (statement, expected) => {
    const world = await worldOfOnePage();
    tamper(world, statement);
    expect((await findBroken(world)).join('\n')).toMatch(expected);
  });

  it('find a batch that was reported and is not there, a decision, a page and bytes', async () => {
    const world = await worldOfOnePage();
    world.reported.batches.add(++world.batches);
    world.reported.decisions.set('claim-1', 'reason');
    world.reported.pages.add('https://example.org/');
    const blobs = join(world.workspace, 'blobs');
    for (const entry of readdirSync(blobs, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'x');
    const broken = (await findBroken(world)).join('\n');
    for (const expected of [
      /batch 1 was reported and is lost/,
      /stands 0 times/,
      /is kept 0 times/,
      /expected SHA-256/,
    ])
      expect(broken).toMatch(expected);
  });

  it('find a job that went from done to running, and a done count that is not there', async () => {
    const world = await worldOfOnePage();
    await world.withStore((store) =>
      store.jobs.plan([
        {
          id: 'count/1',
          kind: 'count',
          input: { sceneId: 's', siteId: 'yard', objectClass: 'c' },
          notBefore: null,
          queue: null,
        },
      ]),
    );
    tamper(world, "update job set status = 'done'");
    const broken = (await findBroken(world)).join('\n');
    expect(broken).toMatch(/its last event is planned/);
    expect(broken).toMatch(/is done and its count is not there/);
  });
});
