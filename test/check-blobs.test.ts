import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BlobCheck } from '#app';
import { runSightline, scratchWorkspace } from './cli/run-sightline.ts';
import { serve } from './http/serve.ts';
import { type S3Server, serveS3 } from './s3/serve-s3.ts';

const page = (text: string): string => `<html><head><title>T</title></head><body><p>${text}</p></body></html>`;

/** A workspace with a page of a server and a file; gives back how to damage what is kept. */
async function workspaceOfTwo(): Promise<{
  at: string[];
  host: string;
  file: string;
  blobs: string;
  workspace: string;
}> {
  const server = await serve((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page(`Of ${request.path}`));
  });
  const workspace = await scratchWorkspace();
  const at = ['--workspace', workspace];
  const file = join(workspace, 'report.html');
  writeFileSync(file, page('Of a file.'));
  const host = server.url.slice('http://'.length);
  const taken = await runSightline(['import', `${server.url}/a`, file, '--allow-host', host, ...at]);
  expect(taken).toMatchObject({ status: 0 });
  return { at, host, file, blobs: join(workspace, '.sightline', 'blobs'), workspace };
}

function blobFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function check(args: readonly string[]): Promise<{ status: number | null; check: BlobCheck }> {
  const { status, stdout } = await runSightline(['check', '--json', ...args]);
  return { status, check: JSON.parse(stdout) as BlobCheck };
}

describe('sightline check', () => {
  it('names what is damaged or missing, and brings back only the very same bytes', { timeout: 120_000 }, async () => {
    const { at, blobs, file, host } = await workspaceOfTwo();
    expect(await check(at)).toMatchObject({ status: 0, check: { checked: 2, faults: [] } });
    const [one, other] = blobFiles(blobs);
    writeFileSync(one!, 'x');
    rmSync(other!);
    const found = await check(at);
    expect(found.status).toBe(1);
    expect(new Set(found.check.faults.map(({ problem }) => problem))).toEqual(new Set(['damaged', 'missing']));
    expect(found.check.faults.every(({ outcome, usedBy }) => outcome === null && usedBy.length === 1)).toBe(true);

    const fetched = await check(['--refetch', '--allow-host', host, ...at]);
    expect(fetched.status).toBe(1);
    expect(new Set(fetched.check.faults.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'repaired']));
    writeFileSync(`${file}.html`, page('Of another file.'));
    expect(await check(['--from', `${file}.html`, ...at])).toMatchObject({
      status: 1,
      check: { faults: [{ outcome: 'refused', reason: expect.stringContaining('has other bytes') }] },
    });
    expect(await check(['--from', file, ...at])).toMatchObject({
      status: 0,
      check: { faults: [{ outcome: 'repaired' }] },
    });
    expect(await check(at)).toMatchObject({ status: 0, check: { checked: 2, faults: [] } });
  });
});

describe('a workspace whose documents are in a bucket', () => {
  it('imports, serves a backup, restores and checks, while calls fail', { timeout: 120_000 }, async () => {
    let calls = 0;
    const bucket = await serveS3({ fault: () => (calls++ % 4 === 1 ? '503' : null) });
    const environment = { ...bucket.environment, SIGHTLINE_BLOBS: bucket.address };
    onTestFinished(() => bucket.close());
    const run = (args: readonly string[]): ReturnType<typeof runSightline> => runSightline(args, { environment });
    const workspace = await scratchWorkspace();
    const at = ['--workspace', workspace];
    writeFileSync(join(workspace, 'report.html'), page('Kept elsewhere.'));
    expect(await run(['import', join(workspace, 'report.html'), ...at])).toMatchObject({ status: 0 });
    expect(bucket.bucket.objects.size).toBe(1);
    expect(blobFiles(join(workspace, '.sightline')).filter((path) => path.includes('blobs'))).toEqual([]);

    expect(await run(['backup', join(workspace, 'copy'), ...at])).toMatchObject({ status: 0, stderr: '' });
    bucket.bucket.objects.clear();
    const missing = await run(['check', ...at]);
    expect(missing).toMatchObject({ status: 1, stdout: expect.stringMatching(/missing: document\/.*\n.*s3:\/\/kept/) });
    expect(await run(['restore', join(workspace, 'copy'), join(workspace, 'again')])).toMatchObject({ status: 0 });
    expect(await run(['check', '--workspace', join(workspace, 'again')])).toMatchObject({ status: 0 });
    expect(await refusedBy(bucket, at)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/s3:\/\/kept\/blobs\/.*check the keys/),
    });
  });
});

/** A check with a wrong secret. */
function refusedBy(bucket: S3Server, at: readonly string[]): ReturnType<typeof runSightline> {
  const environment = { ...bucket.environment, SIGHTLINE_BLOBS: bucket.address, AWS_SECRET_ACCESS_KEY: 'wrong' };
  return runSightline(['check', ...at], { environment });
}
