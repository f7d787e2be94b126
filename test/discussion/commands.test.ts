import { DatabaseSync } from 'node:sqlite';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '#cli';
import { openSqliteStore } from '#storage';
import { put } from '../contracts/contract-world.ts';
import { sampleSite } from '../contracts/sample-records.ts';
import { scratchFolder } from '../cli/run-sightline.ts';

/** In this process: a dozen starts of the command line would take longer than all that they do. */
const run = async (...args: string[]): Promise<{ status: number; stdout: string }> => {
  let stdout = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const status = await runCommandLine(args);
    return { status, stdout };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
};
const json = async (...args: string[]): Promise<{ status: number; value: unknown }> => {
  const { status, stdout } = await run(...args, '--json');
  return { status, value: JSON.parse(stdout) };
};

describe('the commands', { timeout: 60_000 }, () => {
  it('comment, assign and audit do what the workbench does', async () => {
    const folder = scratchFolder();
    await run('init', folder);
    const database = join(folder, '.sightline', 'sightline.db');
    const store = await openSqliteStore(database);
    await put(store, 'site', [sampleSite('yard'), sampleSite('port')]);
    await store.close();
    const at = ['--workspace', folder];
    const said = await json('comment', 'add', 'site:yard', '--text', 'Look, @ben', '--by', 'Ann', ...at);
    const { id } = said.value as { id: string };
    expect(said).toMatchObject({ status: 0, value: { mentions: ['ben'], caseId: null } });
    expect((await run('comment', 'answer', id, '--text', 'Yes', '--by', 'Ben', ...at)).status).toBe(0);
    expect(await json('comment', 'list', '--about', 'site:yard', '--mentions', 'Ben', '--open', ...at)).toMatchObject({
      value: { threads: [{ first: { id }, answers: [{ text: 'Yes' }] }] },
    });
    const given = await json('assign', 'give', 'site:port', '--to', 'Ben', '--task', 'count', '--by', 'Ann', ...at);
    const task = (given.value as { id: string }).id;
    expect((await run('assign', 'decline', task, '--by', 'Ben', ...at)).status).toBe(1);
    expect((await run('assign', 'done', task, '--by', 'Ben', ...at)).status).toBe(0);
    expect(await json('assign', 'list', '--to', 'ben', '--state', 'done', ...at)).toMatchObject({
      value: { assignments: [{ id: task, settled: { by: 'Ben' } }] },
    });
    const anchor = join(folder, 'anchor.json');
    writeFileSync(anchor, JSON.stringify((await json('audit', 'head', ...at)).value));
    expect(await json('audit', 'verify', '--anchor', anchor, ...at)).toMatchObject({
      status: 0,
      value: { isIntact: true, entries: 6, anchors: 1, broken: null, records: 5 },
    });
    const tamper = new DatabaseSync(database);
    tamper.exec(`drop trigger history_no_delete; delete from history where sequence > 4`);
    tamper.close();
    expect(await json('audit', 'verify', '--anchor', anchor, ...at)).toMatchObject({
      status: 1,
      value: { isIntact: false, broken: { sequence: 5, problem: 'truncated' } },
    });
    expect((await run('audit', 'verify', '--anchor', 'nowhere', ...at)).status).toBe(2);
  });
});
