import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunResult, runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';

const header = 'site,lat,lon,image_date,object_class,count_min,count_max\n';
const goodRow = 'Yard,42.4,130.6,2023-10-05,railcars,73,73\n';

/** Imports one file of the given content beside a workspace that already holds a good row. */
async function importBad(name: string, content: string | Uint8Array): Promise<RunResult & { kept: number }> {
  const workspace = await scratchWorkspace();
  const folder = scratchFolder();
  writeFileSync(join(folder, 'good.csv'), header + goodRow);
  await runSightline(['import', '--workspace', workspace, join(folder, 'good.csv')]);
  const bad = join(folder, name);
  writeFileSync(bad, content);
  const result = await runSightline(['import', '--workspace', workspace, bad]);
  const again = await runSightline(['import', '--workspace', workspace, '--json', join(folder, 'good.csv')]);
  return { ...result, kept: (JSON.parse(again.stdout) as { unchanged: number }).unchanged };
}

/** A clear error: exit 1, the file's name and what was expected, no stack, and nothing that was there is lost. */
function expectClear(result: RunResult & { kept: number }, name: string, ...why: RegExp[]): void {
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(name);
  for (const one of why) expect(result.stderr).toMatch(one);
  expect(result.stderr).not.toMatch(/defect|\n\s+at /);
  expect(result.kept).toBe(1);
}

describe('wrong input gets a clear error and nothing is lost', () => {
  it('a missing file', async () => {
    const workspace = await scratchWorkspace();
    const result = await runSightline(['import', '--workspace', workspace, 'nowhere.csv']);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/nowhere\.csv/);
    expect(result.stderr).not.toMatch(/defect/);
  });

  it('a wrong encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from(header),
      Buffer.from('M\xfcnchen,48,11,2023-10-05,railcars,1,1\n', 'latin1'),
    ]);
    expectClear(await importBad('latin1.csv', bytes), 'latin1.csv', /UTF-8/);
  });

  it('broken JSON', async () => {
    expectClear(await importBad('broken.json', '{"type": "Feature", '), 'broken.json', /JSON/);
  });

  it('an unknown column', async () => {
    expectClear(
      await importBad('column.csv', `${header.trim()},colour\n${goodRow.trim()},red\n`),
      'column.csv',
      /colour/,
    );
  });

  it('a date like 2023-13-40, the other rows kept', async () => {
    const rows = `Yard,42.4,130.6,2023-13-40,railcars,1,1\nYard,42.4,130.6,2023-10-06,railcars,2,2\n`;
    const result = await importBad('dates.csv', header + rows);
    expectClear(result, 'dates.csv', /row 2/, /image_date/, /2023-13-40/, /month/);
    expect(result.stdout).toMatch(/1 added/);
  });

  it('a negative count', async () => {
    const result = await importBad('negative.csv', `${header}Yard,42.4,130.6,2023-10-06,railcars,-3,2\n`);
    expectClear(result, 'negative.csv', /row 2/, /count_min/, /-3/);
  });

  it('a polygon that crosses itself', async () => {
    const bowTie = [
      [
        [130, 42],
        [131, 43],
        [131, 42],
        [130, 43],
        [130, 42],
      ],
    ];
    const feature = {
      type: 'Feature',
      id: 'bow-tie',
      properties: { name: 'Bow tie' },
      geometry: { type: 'Polygon', coordinates: bowTie },
    };
    const result = await importBad('sites.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    expectClear(result, 'sites.geojson', /bow-tie|Bow tie/, /cross/);
  });

  it('a text of 2 GB, at once', async () => {
    const workspace = await scratchWorkspace();
    const folder = scratchFolder();
    const file = join(folder, 'huge.txt');
    writeFileSync(file, '');
    truncateSync(file, 2 * 1024 ** 3);
    const started = Date.now();
    const result = await runSightline(['import', '--workspace', workspace, file]);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/huge\.txt.*(large|MB)/);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('a case bundle with one bad record keeps the others', async () => {
    const workspace = await scratchWorkspace();
    const folder = join(scratchFolder(), 'bundle');
    mkdirSync(folder);
    const bundle = {
      format: 'sightline-case-bundle/1',
      id: 'small',
      title: 'Small',
      question: 'Why?',
      opened: '2023-10',
      asOf: '2023-10-12',
    };
    writeFileSync(join(folder, 'case.json'), JSON.stringify(bundle));
    const good = { id: 'p1', caseId: 'small', text: 'one', match: [['73']] };
    writeFileSync(join(folder, 'propositions.json'), JSON.stringify([good, { ...good, id: 'p2', match: 7 }]));
    const result = await runSightline(['import', '--workspace', workspace, folder]);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/propositions\.json/);
    expect(result.stderr).toMatch(/match/);
    expect(result.stdout).toMatch(/2 added/);
  });

  it('a folder where a file must be, or a file where a folder must be, is named', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'file.csv');
    writeFileSync(file, '');
    const runs = [
      { args: ['monitor', folder, '--method', 'cusum'], expected: `${folder}: is a folder; expected a file` },
      { args: ['init', file], expected: file },
      { args: ['verify-brief', file], expected: `${file} holds no publication.json` },
    ];
    await Promise.all(
      runs.map(async ({ args, expected }) => {
        const { status, stderr } = await runSightline(args);
        expect([1, 2]).toContain(status);
        expect(stderr).toContain(expected);
        expect(stderr).not.toMatch(/defect|\n\s+at /);
      }),
    );
  });

  it('an empty file is called empty, and gets no scores', async () => {
    const file = join(scratchFolder(), 'empty.csv');
    writeFileSync(file, '');
    expect((await runSightline(['assess', '--observations', file])).stderr).toContain('found: an empty file');
    expect(await runSightline(['score-quotes', file])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('expected annotated documents') as string,
    });
  });

  it.each(['score-quotes', 'score-timex'])(
    '%s says of a missing file what every other command says',
    async (command) => {
      const missing = join(scratchFolder(), 'missing');
      expect(await runSightline([command, missing])).toMatchObject({
        status: 1,
        stderr: `sightline: ${missing}: there is no such file or folder\n`,
      });
    },
  );

  it('undo of a record that is not there fails as review of it does', async () => {
    const folder = scratchFolder();
    await runSightline(['init', folder]);
    const about = ['missing', '--kind', 'claim', '--by', 'A', '--workspace', folder];
    expect(await runSightline(['undo', ...about])).toMatchObject({
      status: 1,
      stderr: 'sightline: there is no claim "missing" in this workspace\n',
    });
  });

  it('a port that cannot be is a usage error', async () => {
    const { status, stderr } = await runSightline(['serve', '--port', '65536']);
    expect(status).toBe(2);
    expect(stderr).toContain('0 to 65535');
  });

  it('a command used wrongly ends with 2 and says how', async () => {
    const folder = scratchFolder();
    expect(await runSightline(['assess', '--site', 'x'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--class') as string,
    });
    expect(await runSightline(['cases'], { cwd: folder })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('sightline init') as string,
    });
    expect(await runSightline(['nonsense'])).toMatchObject({ status: 2 });
    const date = await runSightline(['assess', '--site', 'x', '--class', 'y', '--at', '5.10.2023']);
    expect(date).toMatchObject({ status: 2, stderr: expect.stringContaining('YYYY-MM-DD') as string });
  });

  it('a site or class that is not there names those that are', async () => {
    const workspace = await scratchWorkspace();
    const file = join(scratchFolder(), 'good.csv');
    writeFileSync(file, header + goodRow);
    await runSightline(['import', '--workspace', workspace, file]);
    const site = await runSightline(['assess', '--workspace', workspace, '--site', 'Nowhere', '--class', 'railcars']);
    expect(site).toMatchObject({ status: 1, stderr: expect.stringContaining('Yard') as string });
    const kind = await runSightline(['assess', '--workspace', workspace, '--site', 'yard', '--class', 'ships']);
    expect(kind).toMatchObject({ status: 1, stderr: expect.stringContaining('railcars') as string });
  });
});
