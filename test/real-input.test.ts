import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Assessment, Extraction, OriginTrace } from '#core';
import { runSightline, scratchWorkspace } from './cli/run-sightline.ts';
import { findData } from './data/data-folder.ts';

const observations = findData('reporting/observations.csv');
const lineage = findData('reporting/lineage.csv');
const article = findData('text/article-de/article-2023-10.txt');

describe('the main job on data that no one here wrote', () => {
  it.skipIf(!observations)('imports every published observation, and the second time changes nothing', async () => {
    const workspace = await scratchWorkspace();
    const first = await runSightline(['import', '--workspace', workspace, '--json', observations!]);
    expect(first.stderr).toBe('');
    const report = JSON.parse(first.stdout) as { added: number; rejected: unknown[] };
    expect(report.rejected).toEqual([]);
    expect(report.added).toBeGreaterThanOrEqual(252);
    const second = await runSightline(['import', '--workspace', workspace, '--json', observations!]);
    expect(JSON.parse(second.stdout)).toEqual({
      added: 0,
      updated: 0,
      unchanged: 252,
      rejected: [],
      kept: [],
      documents: [],
    });

    const assessed = await runSightline([
      'assess',
      '--workspace',
      workspace,
      '--site',
      'Tumangang',
      '--class',
      'railcars',
      '--at',
      '2023-10-05',
      '--json',
    ]);
    expect(assessed.status).toBe(3);
    const assessment = JSON.parse(assessed.stdout) as Assessment;
    expect(assessment.target).toEqual({ date: '2023-10-05', low: 73, high: 73 });
    expect(assessment.alert).toBe(true);
    expect(assessment.exceedance).toBeLessThan(0.01);
    expect(assessment.recordOf).toBe(assessment.baseline.searched);
    expect(assessment.contested).toHaveLength(1);
    expect(assessment.contested[0]!.contradictedBy).toHaveLength(2);
    expect(assessment.readings.length).toBeGreaterThan(1);
  });

  it.skipIf(!observations)('assesses the same series straight from the file', async () => {
    const { status, stdout } = await runSightline([
      'assess',
      '--observations',
      observations!,
      '--site',
      'tumangang',
      '--class',
      'railcar',
      '--at',
      '2023-10-05',
    ]);
    expect(status).toBe(3);
    expect(stdout).toMatch(/railcars? on 2023-10-05: 73/);
  });

  it.skipIf(!article)('finds claims in a German article, each at its exact words', async () => {
    const { status, stdout } = await runSightline(['extract', article!, '--published', '2023-10', '--json']);
    expect(status).toBe(0);
    const extraction = JSON.parse(stdout) as Extraction;
    expect(extraction.document.lang).toBe('de');
    expect(extraction.claims.length).toBeGreaterThan(15);
    const text = readFileSync(article!, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n');
    for (const claim of extraction.claims) {
      for (const span of [
        claim,
        claim.speaker,
        claim.cue,
        claim.frame,
        claim.addressee,
        ...claim.via,
        ...claim.hedges,
      ]) {
        if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
      }
    }
  });

  it.skipIf(!lineage)('traces the 73 railcars to one origin, however many pages repeat them', async () => {
    const { status, stdout } = await runSightline(['origins', '--lineage', lineage!, '--json']);
    expect(status).toBe(0);
    const trace = JSON.parse(stdout) as OriginTrace;
    const railcars = trace.propositions.find((one) =>
      one.origins.some((origin) => /Beyond Parallel/.test(origin.name)),
    )!;
    expect(railcars.mentions).toBeGreaterThan(40);
    expect(railcars.origins).toHaveLength(1);
    expect(railcars.effective).toEqual({ low: 1, high: 1 });
    expect(trace.documents).toHaveLength(81);
  });
});
