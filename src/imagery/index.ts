export type { GeotiffHeader } from './geotiff-header.ts';
export { type GeotiffDescription, describeGeotiff } from './describe-geotiff.ts';
export type { GroundSampleDistance } from './ground-sample-distance.ts';
export { type Countability, countability } from './resolution/countability.ts';
export { type ImageQuality, predictNiirs } from './resolution/giqe5.ts';
export { type Sharpness, computeMeasuredGsd, measureSharpness } from './resolution/measure-sharpness.ts';
export type { TrackEvidence } from './railcars/track-evidence.ts';
export { type PixelSpacing, type TrackPath, tracePath } from './railcars/trace-path.ts';
export { type LookOptions, type TrackLine, type TrackLook, lookAtTracks } from './railcars/look-at-tracks.ts';
export type { SceneAsset, SceneBand } from './scenes/scene-asset.ts';
export { readSceneAssets } from './scenes/read-scene-assets.ts';
export { type BandChoice, findBands, findVisual } from './scenes/find-assets.ts';
export { type CloudMaskAsset, type CloudMaskKind, findCloudMasks } from './scenes/find-cloud-masks.ts';
export { type ViewGeometry, readViewGeometry } from './scenes/read-view-geometry.ts';
export { type ProjectedGsd, projectGsd } from './scenes/project-gsd.ts';
export { type EffectiveGsd, computeEffectiveGsd } from './scenes/effective-gsd.ts';
export type { CountEstimate, LengthEstimate } from './railcars/estimates.ts';
export { type DecodingParameters, defaultDecodingParameters } from './railcars/decoding-parameters.ts';
export type { OccupiedRun } from './railcars/occupied-runs.ts';
export type { PlacedWagon } from './railcars/place-wagons.ts';
export { type DecodeOptions, type DecodedTrack, decodeTracks } from './railcars/decode-tracks.ts';
export { combineCounts, combineLengths } from './railcars/combine-counts.ts';
export { type DetectedCount, estimateDetected } from './count-interval.ts';
export { type GroundPlacement, placeOnGround } from './geometry/ground-frame.ts';
export { placeBox } from './geometry/ground-box.ts';
export { cornersOf } from './geometry/oriented-box.ts';
export { type PixelZone, toPixelZone } from './geometry/pixel-zone.ts';
export { DetectorError } from './detectors/detector-error.ts';
export { type DetectorModel, parseDetectorModel } from './detectors/detector-model.ts';
export { type Slice, planSlices } from './detectors/plan-slices.ts';
export { type Placement, fillPlanes } from './detectors/kernels/fill-planes.ts';
export type { Tensor } from './detectors/model-output.ts';
export { decodeOutput } from './detectors/decode-output.ts';
export { type SlicedCandidate, isCut, mergeSlices } from './detectors/merge-slices.ts';
export { type SimulatedYard, type YardOptions, simulateYard } from './simulator/yard.ts';
export { type SceneOptions, type SimulatedScene, simulateScene } from './simulator/scene.ts';
export type { SceneTruth, TrueTrack, TrueWagon } from './simulator/truth.ts';
export { boxGeometry, computeCoveredShare } from './coverage/covered-share.ts';
export { type CloudMask, type MaskReading, readMaskPixel } from './coverage/hidden-pixels.ts';
export { judgeZone, judgeZones } from './coverage/judge-zones.ts';
export { type ArchiveOptions, type PlannedScene, simulateArchive } from './simulator/archive.ts';
export type { CountPlan } from './simulator/draw-counts.ts';
export { SimulationError } from './simulator/simulation-error.ts';
export { stampSimulated } from './simulator/stamp-simulated.ts';
export { type Registration, type RegistrationQuality, type Shift, coregister } from './coregister/coregister.ts';
export { type AnalystCount, type DoubleCount, type ZoneAgreement, compareCounts } from './counting/double-count.ts';
export { type TotalEstimate, estimateTotal } from './counting/estimate-total.ts';
export type { MatchedMarks } from './counting/match-marks.ts';
export { CountError } from './counting/count-error.ts';
export type { CountZone, MultiLineGeometry } from './counting/count-zone.ts';
export type { Consist, ConsistWagon, RelativeColour } from './consists/consist.ts';
export { type StandingWagon, buildConsists } from './consists/build-consists.ts';
export {
  type ConsistMatch,
  type ConsistSearch,
  type ConsistSearchOptions,
  type MatchedWagons,
  findConsistMatches,
} from './consists/find-consist-matches.ts';
export type { CountedMark, ImageCount, OccupiedStretch, ZoneCount } from './counting/image-count.ts';
export { type CountLayout, type CountTrack, layOutZones, trackCellMetres } from './counting/lay-out-zones.ts';
export { type CountBlock, planBlocks } from './counting/plan-blocks.ts';
export { type TrackView } from './railcars/track-view.ts';
export { blankViews, lookAtBlock } from './railcars/look-at-block.ts';
export { countViews } from './railcars/count-views.ts';
export { type CountRailcarsOptions, countRailcars } from './railcars/count-railcars.ts';
export { railcarDetector } from './railcars/railcar-detector.ts';
export { requireRailcars } from './railcars/require-railcars.ts';
export { ExemplarError } from './exemplar/exemplar-error.ts';
export {
  type Feedback,
  type FindOptions,
  type SimilarObject,
  findSimilar,
  similarThreshold,
} from './exemplar/find-similar.ts';
export { estimateBox } from './exemplar/estimate-box.ts';
export type { OrientedBox } from './geometry/oriented-box.ts';
