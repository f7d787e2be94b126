export { createReader } from './create-reader.ts';
export { SourceError } from './source-error.ts';
