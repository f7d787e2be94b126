import type { ReactNode } from 'react';
import type { ForecastState } from '#api';
import { NotStated } from '../parts/states.tsx';
import { formatNumber, texts } from '../texts.ts';

type Summary = ForecastState['all'];

/** Mean Brier scores: a range where forecasts were made in words. */
export function ScoreTable({ state }: { readonly state: ForecastState }): ReactNode {
  const words = texts.forecastsPage;
  const rows: readonly (readonly [string, Summary])[] = [
    [words.everybody, state.all],
    ...state.byForecaster.map((one) => [one.forecaster, one] as const),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="table-region free" role="region" aria-label={words.scores} tabIndex={0}>
      <table>
        <caption>
          <span>{words.scoresHelp}</span>
        </caption>
        <thead>
          <tr>
            {[
              texts.columns.forecaster,
              words.scored,
              words.brier,
              words.cameTrue,
              words.openCount,
              words.voidCount,
            ].map((heading) => (
              <th key={heading} scope="col" className="plain">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, one]) => (
            <tr key={name}>
              <th scope="row" className="short">
                {name}
              </th>
              <td className="number">{formatNumber(one.scored)}</td>
              <td className="number">
                <Brier {...one} />
              </td>
              <td className="number">
                {one.baseRate === null ? <NotStated /> : `${Math.round(one.baseRate * 100)} %`}
              </td>
              <td className="number">{formatNumber(one.open)}</td>
              <td className="number">{formatNumber(one.void)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Brier({ meanBrier, meanBrierHigh, meanBrierLow }: Summary): ReactNode {
  if (meanBrier === null) return <NotStated />;
  const digits = (value: number): string => formatNumber(Math.round(value * 1000) / 1000);
  const isRange = meanBrierLow !== null && meanBrierHigh !== null && meanBrierLow !== meanBrierHigh;
  return (
    <>
      {digits(meanBrier)}
      {isRange && (
        <div className="quiet">
          {digits(meanBrierLow)}–{digits(meanBrierHigh)}
        </div>
      )}
    </>
  );
}
