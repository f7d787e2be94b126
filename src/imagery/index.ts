export type { GeotiffHeader } from './geotiff-header.ts';
export { type GeotiffDescription, describeGeotiff } from './describe-geotiff.ts';
export type { GroundSampleDistance } from './ground-sample-distance.ts';
export { type Countability, countability } from './countability.ts';
export type { TrackEvidence } from './railcars/track-evidence.ts';
