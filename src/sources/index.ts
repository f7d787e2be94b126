export { createCatalogs, createReader } from './create-reader.ts';
export { createDetectors } from './onnx/create-detectors.ts';
export { createImages } from './create-images.ts';
export type { ImagesOptions } from './geotiff/image-options.ts';
export { isHttpAddress } from './http/address.ts';
export type { HttpOptions } from './http/http-options.ts';
export { parseSignInHeader } from './http/sign-in-header.ts';
export { SourceError } from './source-error.ts';
