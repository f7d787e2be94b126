import { parentPort } from 'node:worker_threads';
import { type CorpusArticle, extractArticle } from '#app';

// The first file of a thread that reads articles.
parentPort?.on('message', (articles: readonly CorpusArticle[]) => {
  const lines = articles.map((article) => JSON.stringify(extractArticle(article)));
  parentPort?.postMessage(lines);
});
