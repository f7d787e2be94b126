export {
  type Brief,
  type BriefClaim,
  type BriefDocument,
  type BriefForecast,
  type BriefHypothesis,
  type BriefObservation,
  type BriefSeries,
  type EvidenceRef,
  type KeyFinding,
  type Statement,
  briefFormat,
  briefSchema,
} from './brief.ts';
export type { BriefReasoning } from './reasoning.ts';
export { type AchSummary, type BriefInput, type ForecastScoreLine, composeBrief } from './compose-brief.ts';
export { describeMentions, formatBounds, formatEffective, formatProbability } from './wording.ts';
export { type OriginBranch, describeLeans, describeVoice, growOriginTree } from './origin-tree.ts';
export { BriefError } from './errors.ts';
export { seriesChart } from './charts/series-chart.ts';
export { type CalibrationPoint, calibrationChart } from './charts/calibration-chart.ts';
export { type DiagramDocument, originDiagram } from './charts/origin-diagram.ts';
export { type AnatomyInput, renderAnatomyHtml } from './anatomy/render-anatomy.ts';
export { renderBriefHtml } from './html/render-html.ts';
export { renderBriefPdf } from './pdf/render-pdf.ts';
export { type SeriesStatement, describeSeries } from './describe-series.ts';
