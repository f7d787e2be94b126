export { createServer } from './create-server.ts';
export type { ServedBrief, ServerDependencies } from './dependencies.ts';
export { ServerError } from './errors.ts';
export { type ListenOptions, type Listening, listen } from './listen.ts';
