import { type ReactNode, useMemo } from 'react';
import { countedZones, ofZone } from '#brief';
import type { Assessment, Zone } from '#core';
import { formatNumber, texts } from '../texts.ts';
import { SeriesDrawing } from './series-panel.tsx';

/** Counts of one part of the place at a time, apart from those of the whole. */
export function ZoneCharts({
  assessment,
  zones,
  chosen,
  onZone,
  onChoose,
}: {
  readonly assessment: Assessment;
  readonly zones: readonly Zone[];
  /** Id of a zone, as the address has it. */
  readonly chosen: string | null;
  readonly onZone: (zoneId: string) => void;
  readonly onChoose: (date: string) => void;
}): ReactNode {
  const counted = useMemo(() => countedZones(assessment), [assessment]);
  const shown = counted.find(({ zoneId }) => zoneId === chosen) ?? counted[0];
  const part = useMemo(() => (shown ? ofZone(assessment, shown.zoneId) : null), [assessment, shown?.zoneId]);
  if (!shown || !part || assessment.states !== null) return null;
  const nameOf = (id: string): string => zones.find((zone) => zone.id === id)?.name ?? id;
  const { sitePage } = texts;
  return (
    <details className="zone-charts" open={chosen !== null}>
      <summary>{sitePage.zoneCounts(counted.length)}</summary>
      <label className="row">
        {sitePage.zone}
        <select value={shown.zoneId} onChange={(event) => onZone(event.target.value)}>
          {counted.map(({ counts, zoneId }) => (
            <option key={zoneId} value={zoneId}>
              {nameOf(zoneId)} ({formatNumber(counts)})
            </option>
          ))}
        </select>
      </label>
      <SeriesDrawing assessment={part} onChoose={onChoose} />
    </details>
  );
}
