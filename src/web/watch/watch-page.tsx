import { type ReactNode, useMemo, useState } from 'react';
import type { Standing, WatchAnswer } from '#api';
import { casePath, casesPath } from '../address.ts';
import { useWork } from '../data/live.ts';
import { useCases } from '../data/use-load.ts';
import { useWatch } from '../data/use-places.ts';
import { Link, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Empty, Loaded, Words } from '../parts/states.tsx';
import { formatNumber, texts } from '../texts.ts';
import { AlertQueue } from './alert-queue.tsx';
import { NewestScenes } from './newest-scenes.tsx';
import { SiteBoard, tallyText } from './site-board.tsx';
import { WatchMap } from './watch-map.tsx';

/** The first page of a workspace: where the sites lie, what is unusual, what is new, what is to be decided. */
export function WatchPage(): ReactNode {
  const { load, renew } = useWatch();
  const { watch } = texts;
  return (
    <div className="stack">
      <PageTitle title={watch.title} />
      <CaseRow />
      <Loaded load={load} what={watch.title}>
        {(answer) =>
          answer.sites.length === 0 ? (
            <Empty title={watch.empty}>
              <p className="quiet">
                <Words text={watch.emptyHelp} />
              </p>
            </Empty>
          ) : (
            <Board answer={answer} renew={renew} />
          )
        }
      </Loaded>
    </div>
  );
}

function Board({ answer, renew }: { readonly answer: WatchAnswer; readonly renew: () => void }): ReactNode {
  const { alerts, scenes, series, sites, tested } = answer;
  const names = useMemo(() => new Map(sites.map(({ id, name }) => [id, name])), [sites]);
  const tally = useMemo(() => tallyText(sites), [sites]);
  const { watch } = texts;
  return (
    <>
      <p className="quiet">
        {watch.sites(sites.length)}: {tally}. {watch.tested(tested, series, answer.falseShare)}
      </p>
      <Judging waiting={answer.waiting} />
      <div className="board">
        <MapAndList sites={sites} />
        <AlertQueue alerts={alerts} onDecided={renew} />
        <NewestScenes scenes={scenes} names={names} />
      </div>
    </>
  );
}

/** Alone with what changes at each row and key: alerts and scenes beside it are not rendered for that. */
function MapAndList({ sites }: Pick<WatchAnswer, 'sites'>): ReactNode {
  const { search } = useBrowserAddress();
  const asked = new URLSearchParams(search);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      <WatchMap sites={sites} chosen={chosen} onChoose={setChosen} />
      <SiteBoard
        sites={sites}
        filter={asked.get('filter') ?? ''}
        standing={asked.get('standing') as Standing | null}
        chosen={chosen}
        onChoose={setChosen}
        onFilter={(parts) => {
          const next = new URLSearchParams(location.search);
          for (const [name, value] of Object.entries(parts)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          replaceSearch(next);
        }}
      />
    </>
  );
}

/** How far the list is judged, while it is. */
function Judging({ waiting }: { readonly waiting: number }): ReactNode {
  const work = useWork();
  if (waiting === 0 && work === null) return null;
  const { watch } = texts;
  return (
    <p className="row small" role="status">
      {watch.judging(work ? work.total - work.done : waiting)}
      {work && <progress max={work.total} value={work.done} aria-label={watch.judging(work.total - work.done)} />}
    </p>
  );
}

/** The cases of the workspace in a line; all of them have a page of their own. */
function CaseRow(): ReactNode {
  const load = useCases();
  const { watch } = texts;
  if (load.state !== 'ready' || load.value.items.length === 0) return null;
  const { items, total } = load.value;
  return (
    <nav className="row" aria-label={texts.cases.title}>
      <span className="quiet">{texts.cases.title}:</span>
      {items.slice(0, 4).map(({ id, title }) => (
        <Link key={id} to={casePath(id)}>
          {title}
        </Link>
      ))}
      {total > 4 && <Link to={casesPath}>{watch.allCases(formatNumber(total))}</Link>}
    </nav>
  );
}
