import { setTimeout } from 'node:timers/promises';
import { SceneViews, WatchBoard } from '#app';
import { createImages, encodeJpeg, encodePng } from '#sources';
import { createServer, listen } from '#server';
import { openBlobs, openSqliteStore } from '#storage';

// The server of the benchmark, in a process of its own as `sightline serve` is: folder and port on the command line.
const [folder = '', port = '0'] = process.argv.slice(2);
const store = await openSqliteStore(`${folder}/sightline.db`);
const blobs = await openBlobs(`${folder}/blobs`);
const views = new SceneViews(store, createImages(), { encodeJpeg, encodePng });
const board = new WatchBoard(store, { version: 'bench', wait: setTimeout });
const app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: 'bench' });
const listening = await listen(app, { host: '127.0.0.1', port: Number(port) });
process.stdout.write(`${listening.url}\n`);
