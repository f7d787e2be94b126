import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '#storage';
import { put } from '../contracts/contract-world.ts';
import { sampleSite } from '../contracts/sample-records.ts';
import { monitoringRoutes } from '../../src/server/monitoring/monitoring-routes.ts';
import { RequestMeter } from '../../src/server/monitoring/request-meter.ts';

it('the numbers for Prometheus tell of jobs, changes and requests, and readiness of the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-monitoring-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  await put(store, 'site', [sampleSite('a'), sampleSite('b')]);
  await store.jobs.plan([{ id: 'extract/x', kind: 'extract', input: {}, notBefore: null, queue: null }]);
  const meter = new RequestMeter();
  const app = new Hono().use(meter.measure).route('/', monitoringRoutes(store, meter, '1.2.3'));
  expect((await app.request('/readyz')).status).toBe(200);
  for (const path of ['/nothing', '/healthz']) await app.request(path);
  const answer = await app.request('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'sightline_jobs{status="planned"} 1',
      'sightline_jobs{status="failed"} 0',
      'sightline_revision 2',
      'sightline_build_info{version="1.2.3"} 1',
      'sightline_http_requests_total{method="GET",status="2xx"} 2',
      'sightline_http_requests_total{method="GET",status="4xx"} 1',
      'sightline_http_request_duration_seconds_bucket{le="+Inf"} 3',
      'sightline_http_request_duration_seconds_count 3',
    ]),
  );
  // Every line is a comment, or a name with labels and a number (Prometheus exposition format 0.0.4).
  const shape = /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.]+)$/;
  expect(lines.filter((line) => line !== '' && !shape.test(line))).toEqual([]);
  await store.close();
  app.onError((error) => new Response((error as { code?: string }).code, { status: 503 }));
  expect(await (await app.request('/readyz')).text()).toBe('closed');
  expect((await app.request('/healthz')).status).toBe(200);
});
