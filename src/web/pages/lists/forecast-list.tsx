import type { ReactNode } from 'react';
import type { Forecast } from '#core';
import { Glyph, type Meaning } from '../../parts/glyph.tsx';
import { OutwardLink } from '../../parts/outward-link.tsx';
import { NotStated } from '../../parts/states.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

/** Forecasts and how they came out. */
export function ForecastList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="forecasts">
      {(rows) => (
        <ListTable
          collection="forecasts"
          rows={rows}
          columns={forecastColumns}
          order={{ key: 'deadline', descending: false }}
        />
      )}
    </Collection>
  );
}

const meanings: Readonly<Record<Forecast['resolution']['outcome'], Meaning>> = {
  yes: 'yes',
  no: 'no',
  void: 'unusable',
  open: 'absent',
};

const { columns } = texts;

const forecastColumns: readonly Column<Forecast>[] = [
  { key: 'question', heading: columns.question, form: 'text', value: (row) => row.question },
  { key: 'forecaster', heading: columns.forecaster, form: 'short', value: (row) => row.forecaster },
  { key: 'made', heading: columns.made, form: 'date', value: (row) => row.made },
  { key: 'deadline', heading: columns.deadline, form: 'date', value: (row) => row.deadline },
  {
    key: 'probability',
    heading: columns.probability,
    form: 'short',
    value: (row) => row.probability,
    words: (row) => row.words ?? '',
    cell: (row) => <Probability forecast={row} />,
  },
  {
    key: 'outcome',
    heading: columns.outcome,
    form: 'date',
    value: (row) => texts.outcome[row.resolution.outcome],
    cell: ({ resolution }) => (
      <>
        <Glyph meaning={meanings[resolution.outcome]} />
        {texts.outcome[resolution.outcome]}
        {resolution.on !== null && <span className="quiet"> {resolution.on}</span>}
      </>
    ),
  },
  {
    key: 'reason',
    heading: columns.reason,
    form: 'text',
    value: (row) => row.resolution.reason || null,
    cell: ({ resolution: { reason, sourceUrl } }) => (
      <>
        {reason} {sourceUrl !== null && <OutwardLink url={sourceUrl} />}
      </>
    ),
  },
];

/** `55–80 %`, with the words it was made in. */
function Probability({ forecast }: { readonly forecast: Forecast }): ReactNode {
  const { probability, bandLow, bandHigh, words } = forecast;
  if (probability === null && words === null) return <NotStated />;
  const perCent = (value: number): number => Math.round(value * 100);
  const band =
    bandLow !== null && bandHigh !== null
      ? texts.hypothesesPage.perCent(perCent(bandLow), perCent(bandHigh))
      : probability !== null && `${perCent(probability)} %`;
  return (
    <>
      {band} {words !== null && <q className="quiet">{words}</q>}
    </>
  );
}
