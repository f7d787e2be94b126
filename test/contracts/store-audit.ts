import { describe, expect, it } from 'vitest';
import { canonicalJson, hashHistoryStart, historyEntryText, sha256Hex } from '#core';
import { type AuditReport, verifyHistory } from '#app';
import { sampleSite } from './sample-records.ts';
import { type ContractWorld, put } from './contract-world.ts';

export function describeAudit(world: ContractWorld): void {
  describe('the chain of the history', () => {
    /** Eight entries: sites s1 to s6, then s1 and s2 renamed. */
    const fill = async (): Promise<void> => {
      for (let number = 1; number <= 6; number += 1) await put(world.store, 'site', [sampleSite(`s${number}`)]);
      await put(world.store, 'site', [sampleSite('s1', 'renamed'), sampleSite('s2', 'renamed')]);
    };
    const verify = (): Promise<AuditReport> => verifyHistory(world.store);

    it('is intact in an empty workspace, and begins with a hash of its own', async () => {
      const report = await verify();
      expect(report).toMatchObject({ isIntact: true, entries: 0, broken: null, records: 0, strays: [] });
      expect(report.start.entries).toBe(0);
      expect(report.head).toEqual({ sequence: 0, sha256: hashHistoryStart(report.start), at: report.start.at });
    });

    it('follows from each entry to the next, also over transactions of two handles', async () => {
      await fill();
      const other = await world.open();
      await Promise.all(
        [world.store, other, world.store, other].map((store, index) =>
          put(store, 'site', [sampleSite(`more-${index}`)]),
        ),
      );
      const entries = await world.store.history();
      let previous = hashHistoryStart(await world.store.audit.start());
      for (const { before, sha256, ...entry } of entries) {
        expect(entry.previousSha256).toBe(previous);
        const beforeSha256 = before === null ? null : sha256Hex(canonicalJson(before));
        const { actor, ...hashed } = { ...entry, beforeSha256 };
        expect(sha256).toBe(sha256Hex(canonicalJson({ ...hashed, actor })));
        expect(historyEntryText({ ...entry, beforeSha256 })).toBe(canonicalJson({ ...hashed, actor }));
        previous = sha256;
      }
      expect(await verify()).toMatchObject({ isIntact: true, entries: 12, records: 10 });
      expect(await other.head()).toMatchObject({ sequence: 12, sha256: previous });
    });

    it.each([
      ['a reason', `update history set reason = 'another' where sequence = 3`, 3, 'changed'],
      ['who did it', `update history set actor_name = 'N. Obody' where sequence = 3`, 3, 'changed'],
      ['when it was', `update history set at = '2020-01-01T00:00:00.000Z' where sequence = 1`, 1, 'changed'],
      ['what stood before', `update history set before_body = '{"id":"s1"}' where sequence = 7`, 7, 'changed'],
      ['what stood before, unreadably', `update history set before_body = '{' where sequence = 7`, 7, 'changed'],
      ['its own hash', `update history set sha256 = previous_sha256 where sequence = 4`, 4, 'changed'],
      ['an entry that was taken out', `delete from history where sequence = 3`, 3, 'missing'],
      ['the first that was taken out', `delete from history where sequence = 1`, 1, 'missing'],
      [
        'one that was taken out, and the others closed up',
        `delete from history where sequence = 3; update history set sequence = sequence - 1 + 1000 where sequence > 3;
         update history set sequence = sequence - 1000 where sequence > 1000`,
        3,
        'missing',
      ],
      [
        'two that changed places',
        `update history set sequence = 1004 where sequence = 4; update history set sequence = 4 where sequence = 5;
         update history set sequence = 5 where sequence = 1004`,
        4,
        'reordered',
      ],
      [
        'one that was moved to the end',
        `update history set sequence = 1004 where sequence = 2; update history set sequence = sequence - 1 + 2000
         where sequence > 2 and sequence < 1000; update history set sequence = 8 where sequence = 1004;
         update history set sequence = sequence - 2000 where sequence > 2000`,
        2,
        'reordered',
      ],
    ] as const)('finds %s', async (_what, statement, sequence, problem) => {
      await fill();
      await world.harness.tamper(statement);
      expect(await verify()).toMatchObject({ isIntact: false, broken: { sequence, problem } });
    });

    it('finds that the beginning was moved', async () => {
      await fill();
      await world.harness.tamper('update history_start set entries = 5');
      expect(await verify()).toMatchObject({ broken: { sequence: 1 } });
      await world.harness.tamper('delete from history_start');
      expect(await verify()).toMatchObject({ broken: { sequence: 1 } });
    });

    it('finds with an anchor that the end was cut off, and that all was chained anew', async () => {
      await fill();
      const anchor = await world.store.head();
      expect(anchor.sequence).toBe(8);
      await put(world.store, 'site', [sampleSite('s9')]);
      const anchored = { anchors: [anchor] };
      expect(await verifyHistory(world.store, anchored)).toMatchObject({ isIntact: true, anchors: 1 });
      await world.harness.tamper(
        `delete from history where sequence > 5; delete from sites where id in ('s6', 's9');
         update sites set body = replace(body, 'renamed', 's1') where id = 's1'`,
      );
      expect((await verify()).broken).toBeNull();
      expect(await verifyHistory(world.store, anchored)).toMatchObject({
        isIntact: false,
        broken: { sequence: 6, problem: 'truncated' },
      });
      for (const id of ['a', 'b', 'c']) await put(world.store, 'site', [sampleSite(id)]);
      expect(await verifyHistory(world.store, anchored)).toMatchObject({
        broken: { sequence: 8, problem: 'changed' },
      });
      const agreeing = { anchors: [anchor, { ...anchor, sha256: (await world.store.history()).at(-1)!.sha256 }] };
      expect((await verifyHistory(world.store, agreeing)).broken).toMatchObject({ sequence: 8 });
      expect((await verifyHistory(world.store, { anchors: agreeing.anchors.toReversed() })).broken).not.toBeNull();
    });

    it('finds records that were changed, removed or added past it', async () => {
      await fill();
      await put(world.store, 'zone', []);
      await world.harness.tamper(
        `update sites set body = replace(body, 'renamed', 'forged') where id = 's1';
         update sites set body_sha256 = '${sha256Hex('x')}' where id = 's2'; delete from sites where id = 's3';
         insert into cases (id, body, body_sha256, revision) values ('new', '{"id":"new"}', 'x', 1)`,
      );
      const report = await verify();
      expect(report).toMatchObject({ isIntact: false, broken: null, records: 6 });
      expect(report.strays).toEqual([
        { kind: 'case', id: 'new', problem: 'unrecorded' },
        { kind: 'site', id: 's1', problem: 'changed' },
        { kind: 'site', id: 's2', problem: 'changed' },
        { kind: 'site', id: 's3', problem: 'removed' },
      ]);
    });

    it('can be left off', async () => {
      await fill();
      await expect(verifyHistory(world.store, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    });
  });
}
