import type { ReactNode } from 'react';
import type { ForecastState } from '#api';
import type { Forecast } from '#core';
import { ListTable } from '../pages/lists/collection.tsx';
import { Glyph, type Meaning } from '../parts/glyph.tsx';
import { OutwardLink } from '../parts/outward-link.tsx';
import { NotStated } from '../parts/states.tsx';
import type { Column } from '../table/column.ts';
import { formatNumber, texts } from '../texts.ts';

/** Every forecast with its score and the way to resolve it. */
export function ForecastTable(props: {
  readonly state: ForecastState;
  readonly onResolve: (id: string) => void;
}): ReactNode {
  const { onResolve, state } = props;
  return (
    <ListTable
      collection="forecasts"
      rows={state.forecasts}
      columns={forecastColumns(state, onResolve)}
      order={{ key: 'deadline', descending: false }}
    />
  );
}

const meanings: Readonly<Record<Forecast['resolution']['outcome'], Meaning>> = {
  yes: 'yes',
  no: 'no',
  void: 'unusable',
  open: 'absent',
};

function forecastColumns(state: ForecastState, onResolve: (id: string) => void): readonly Column<Forecast>[] {
  const { columns, forecastsPage: words } = texts;
  const scores = new Map(state.scores.map((score) => [score.forecastId, score]));
  return [
    {
      key: 'question',
      heading: columns.question,
      form: 'text',
      value: (row) => row.question,
      cell: (row) => (
        <>
          {row.question}
          <div className="quiet">{row.criterion}</div>
        </>
      ),
    },
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
      form: 'short',
      value: (row) => texts.outcome[row.resolution.outcome],
      cell: (row) => (
        <>
          <span className="nowrap">
            <Glyph meaning={meanings[row.resolution.outcome]} />
            {texts.outcome[row.resolution.outcome]}
          </span>
          {row.resolution.on !== null && <div className="quiet nowrap">{row.resolution.on}</div>}
          <button type="button" className="small-button" onClick={() => onResolve(row.id)}>
            {row.resolution.outcome === 'open' ? words.resolve : words.change}
            <span className="hidden"> {row.question}</span>
          </button>
        </>
      ),
    },
    {
      key: 'score',
      heading: words.brier,
      form: 'number',
      value: (row) => scores.get(row.id)?.brier ?? null,
      cell: (row) => {
        const brier = scores.get(row.id)?.brier ?? null;
        return brier === null ? <NotStated /> : formatNumber(Math.round(brier * 1000) / 1000);
      },
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
}

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
