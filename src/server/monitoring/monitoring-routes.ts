import { Hono } from 'hono';
import { routes } from '#api';
import type { JobStatus, StoreReader, Store } from '#app';
import { answerJson } from '../answer.ts';
import { pattern } from '../parse-query.ts';
import type { RequestMeter } from './request-meter.ts';

const statuses: readonly JobStatus[] = ['planned', 'running', 'done', 'failed', 'cancelled'];

/** What tells a machine how the server is: that it runs, that its database answers, and its numbers. */
export function monitoringRoutes(store: Store, meter: RequestMeter, version: string): Hono {
  return new Hono()
    .get(pattern(routes.health), (context) => answerJson(context, { status: 'ok', version }))
    .get(pattern(routes.ready), async (context) => {
      await store.revision();
      return answerJson(context, { status: 'ok', version });
    })
    .get(pattern(routes.metrics), async () => {
      const text = `${[await writeStore(store), meter.write(), writeProcess(version)].join('\n')}\n`;
      return new Response(text, { headers: { 'Content-Type': routes.metrics.mediaType } });
    });
}

async function writeStore(store: StoreReader & Pick<Store, 'jobs'>): Promise<string> {
  const counts = await Promise.all(statuses.map((status) => store.jobs.count({ status: [status] })));
  return [
    '# HELP sightline_jobs Jobs of the workspace by status.',
    '# TYPE sightline_jobs gauge',
    ...statuses.map((status, index) => `sightline_jobs{status="${status}"} ${counts[index]}`),
    '# HELP sightline_revision Entries of the history.',
    '# TYPE sightline_revision counter',
    `sightline_revision ${await store.revision()}`,
  ].join('\n');
}

function writeProcess(version: string): string {
  const { system, user } = process.cpuUsage();
  return [
    '# HELP sightline_build_info The version that runs.',
    '# TYPE sightline_build_info gauge',
    `sightline_build_info{version="${version}"} 1`,
    '# HELP process_cpu_seconds_total Seconds of CPU.',
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${((system + user) / 1e6).toFixed(3)}`,
    '# HELP process_resident_memory_bytes Memory in use.',
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# HELP process_uptime_seconds Seconds since the start.',
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${process.uptime().toFixed(0)}`,
  ].join('\n');
}
