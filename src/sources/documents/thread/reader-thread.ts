import { parentPort } from 'node:worker_threads';
import { SourceError } from '../../source-error.ts';
import { readContent } from '../read-content.ts';
import type { ReadAnswer, ReadRequest } from './messages.ts';

// The first file of the thread that parses pages, PDFs and feeds.
parentPort?.on('message', (request: ReadRequest) => void answer(request));

async function answer({ id, job }: ReadRequest): Promise<void> {
  parentPort?.postMessage(await read(id, job));
}

async function read(id: number, job: ReadRequest['job']): Promise<ReadAnswer> {
  try {
    return { id, content: await readContent(job) };
  } catch (error) {
    if (error instanceof SourceError) return { id, fault: { code: error.code, message: error.message } };
    const reason = error instanceof RangeError ? 'it nests too deep or is too large' : String(error);
    return { id, fault: { code: 'not-readable', message: `${job.name}: cannot be read: ${reason.slice(0, 300)}` } };
  }
}
