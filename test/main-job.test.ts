import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefSchema } from '#brief';
import { runSightline } from './cli/run-sightline.ts';

describe('the main job on the demo case', () => {
  let out = '';
  let first: Awaited<ReturnType<typeof runSightline>>;

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'sightline-demo-'));
    first = await runSightline(['demo', '--out', out]);
  }, 300_000);

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('ends well, says what is unusual and who said it first, and writes the three briefs', () => {
    const { status, stdout, stderr } = first;
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Tumangang.*, railcars: 73 on 2023-10-05/);
    expect(stdout).toMatch(/contested: /);
    expect(stdout).toMatch(/1 independent origin: /);

    const file = (name: string): Buffer => readFileSync(join(out, 'tumangang-2023', name));
    expect(stdout).toContain(join(out, 'tumangang-2023', 'brief.pdf'));
    expect(briefSchema.safeParse(JSON.parse(file('brief.json').toString('utf8'))).error).toBeUndefined();
    expect(file('brief.pdf').subarray(0, 5).toString()).toBe('%PDF-');
    expect(file('brief.html').toString('utf8')).not.toMatch(/<script|<link|src="http/i);

    const counted = /last scene, 2023-12-10: (\d+) railcars \((\d+)–(\d+)\)/.exec(stdout);
    expect(Number(counted?.[2])).toBeLessThanOrEqual(trueRailcars(out, '2023-12-10'));
    expect(Number(counted?.[3])).toBeGreaterThanOrEqual(trueRailcars(out, '2023-12-10'));
    expect(stdout).toMatch(/21 scenes counted, 0 passed over, 0 failed/);
    expect(existsSync(join(out, 'simulated-yard', '2023-12-10-overlay.png'))).toBe(true);
  });

  it('run again changes nothing, and what a person decided stays', async () => {
    const claims = await runSightline(['history', '--workspace', out, '--json', '--limit', '100000']);
    const claim = (JSON.parse(claims.stdout) as { recordKind: string; recordId: string }[]).find(
      (entry) => entry.recordKind === 'claim',
    );
    const verdict = [
      'review',
      '--workspace',
      out,
      '--kind',
      'claim',
      claim!.recordId,
      '--reject',
      '--by',
      'A. Analyst',
    ];
    expect((await runSightline(verdict)).status).toBe(0);

    const again = await runSightline(['demo', '--out', out]);
    expect(again.stdout).toMatch(/ 0 records new/);
    const history = await runSightline(['history', '--workspace', out, '--json', '--id', claim!.recordId]);
    const entries = JSON.parse(history.stdout) as { action: string; actor: { kind: string; name: string } }[];
    expect(entries.map((entry) => [entry.action, entry.actor.kind])).toEqual([
      ['added', 'machine'],
      ['updated', 'person'],
    ]);
  }, 400_000);
});

function trueRailcars(out: string, date: string): number {
  const rows = readFileSync(join(out, 'simulated-yard-scenes', 'truth.csv'), 'utf8').split('\n');
  return Number(rows.find((row) => row.startsWith(date))?.split(',')[1]);
}
