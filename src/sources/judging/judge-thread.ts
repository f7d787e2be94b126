import { parentPort } from 'node:worker_threads';
import { assessSeriesOf, judgeSite } from '#app';
import type { JudgeAnswer, JudgeOrder } from './site-judge.ts';

// The first file of the thread that judges series: a site comes in, its judgements or what went wrong go out.
parentPort?.on('message', ({ id, isWhole, observations }: JudgeOrder) => {
  let answer: JudgeAnswer;
  try {
    answer = { id, series: isWhole ? assessSeriesOf(observations) : judgeSite(observations) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
