import { type Mark, type Zone, labelPosition } from '#core';
import { computeCoveredShare } from '#imagery';

/** Whether a mark belongs to a zone: its maker says so, or its middle lies in the polygon. A line has no inside. */
export function standsIn({ geometry, zoneId }: Mark, zone: Zone): boolean {
  if (zoneId === zone.id) return true;
  if (zone.geometry.type !== 'Polygon' && zone.geometry.type !== 'MultiPolygon') return false;
  const { lon, lat } = labelPosition(geometry);
  return computeCoveredShare({ type: 'Point', coordinates: [lon, lat] }, zone.geometry) === 1;
}
