import { type ReactNode, useState } from 'react';
import { calibrationChart, wordsIn } from '#brief';
import type { ForecastState } from '#api';
import { useDerived } from '../data/use-derived.ts';
import { replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { language, texts } from '../texts.ts';
import { ForecastTable } from './forecast-table.tsx';
import { OpenForecast } from './open-forecast.tsx';
import { ResolveForecast } from './resolve-forecast.tsx';
import { ScoreTable } from './score-table.tsx';

/**
 * Forecasts, how they came out, and how well each forecaster is calibrated. The address says whose calibration is shown
 * (`forecaster`), which claim a forecast is being opened from (`claim`) and which one is being resolved (`resolve`).
 */
export function ForecastsPage({ caseId }: { readonly caseId: string }): ReactNode {
  const [version, setVersion] = useState(0);
  const { search } = useBrowserAddress();
  const asked = new URLSearchParams(search);
  const set = (name: string, value: string | null): void => {
    const next = new URLSearchParams(location.search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    replaceSearch(next);
  };
  const onChange = (): void => setVersion((count) => count + 1);
  const claimId = asked.get('claim');
  return (
    <Loaded load={useDerived(caseId, 'forecast-scores', version)} what={texts.lists.forecasts.toLowerCase()}>
      {(state) => {
        const resolving = state.forecasts.find(({ id }) => id === asked.get('resolve'));
        return (
          <div className="stack wide">
            {claimId === null ? (
              <p>
                <button type="button" className="button" onClick={() => set('claim', '')}>
                  {texts.forecastsPage.open}
                </button>
              </p>
            ) : (
              <OpenForecast
                key={claimId}
                caseId={caseId}
                claimId={claimId === '' ? null : claimId}
                onClose={() => set('claim', null)}
                onChange={onChange}
              />
            )}
            {state.forecasts.length === 0 ? (
              <Empty title={texts.empty.forecasts} />
            ) : (
              <>
                <ForecastTable state={state} onResolve={(id) => set('resolve', id)} />
                <Calibration
                  state={state}
                  chosen={asked.get('forecaster')}
                  onChoose={(name) => set('forecaster', name)}
                />
              </>
            )}
            {resolving && (
              <ResolveForecast
                key={resolving.id}
                caseId={caseId}
                forecast={resolving}
                onClose={() => set('resolve', null)}
                onChange={onChange}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Calibration(props: {
  readonly state: ForecastState;
  readonly chosen: string | null;
  readonly onChoose: (forecaster: string | null) => void;
}): ReactNode {
  const { chosen, onChoose, state } = props;
  const words = texts.forecastsPage;
  const shown = state.calibration.find(({ forecaster }) => forecaster === (chosen ?? 'all')) ?? state.calibration[0];
  return (
    <section className="stack" aria-labelledby="calibration-heading">
      <h2 id="calibration-heading">{words.calibration}</h2>
      <p className="measure">{words.calibrationHelp}</p>
      <div className="columns">
        <figure className="chart square">
          <label className="row">
            {texts.columns.forecaster}
            <select value={shown?.forecaster} onChange={(event) => onChoose(event.target.value)}>
              {state.calibration.map(({ forecaster }) => (
                <option key={forecaster} value={forecaster}>
                  {forecaster === 'all' ? words.everybody : forecaster}
                </option>
              ))}
            </select>
          </label>
          {shown && (
            <Drawing
              svg={calibrationChart(
                shown.forecaster === 'all' ? words.everybody : shown.forecaster,
                shown.bins,
                wordsIn(language),
              )}
            />
          )}
        </figure>
        <ScoreTable state={state} />
      </div>
    </section>
  );
}

/** A chart of our own making: what it says of others is escaped in it. */
function Drawing({ svg }: { readonly svg: string }): ReactNode {
  return <div dangerouslySetInnerHTML={{ __html: svg }} />;
}
