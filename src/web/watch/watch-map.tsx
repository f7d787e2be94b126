import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import type { Standing, WatchedSite } from '#api';
import { texts } from '../texts.ts';
import { StandingMark } from './standing-tag.tsx';
import { useWorldMap } from './use-world-map.ts';
import type { MapSite } from './world-map.ts';

/** Where the sites lie and how they stand. The list beside it says the same in words and takes the same choice. */
export function WatchMap({
  sites,
  chosen,
  onChoose,
}: {
  readonly sites: readonly WatchedSite[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const placed = useMemo(
    () =>
      sites.flatMap(({ id, lat, lon, name, standing }): MapSite[] =>
        lon === null || lat === null ? [] : [{ id, name, lon, lat, standing }],
      ),
    [sites],
  );
  const map = useWorldMap(canvas, placed, chosen, onChoose);
  const { watch } = texts;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => map.moveBy(-0.15, 0),
    ArrowRight: () => map.moveBy(0.15, 0),
    ArrowUp: () => map.moveBy(0, 0.15),
    ArrowDown: () => map.moveBy(0, -0.15),
    '+': () => map.zoomBy(2),
    '-': () => map.zoomBy(0.5),
    '0': () => map.fit(),
  };
  const press = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const kinds = useMemo(() => new Set(placed.map(({ standing }) => standing)), [placed]);
  return (
    <figure className="watch-map">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the map is moved by the keyboard */}
      <div role="application" aria-label={watch.mapKeys(placed.length)} tabIndex={0} onKeyDown={press}>
        <canvas ref={canvas} />
      </div>
      <div className="watch-map-tools">
        <button type="button" className="button" aria-label={watch.zoomIn} onClick={() => map.zoomBy(2)}>
          +
        </button>
        <button type="button" className="button" aria-label={watch.zoomOut} onClick={() => map.zoomBy(0.5)}>
          −
        </button>
        <button type="button" className="button" onClick={() => map.fit()}>
          {watch.allSites}
        </button>
      </div>
      <figcaption className="small">
        <ul className="legend">
          {shown
            .filter((standing) => kinds.has(standing))
            .map((standing) => (
              <li key={standing} className="nowrap">
                <StandingMark standing={standing} /> {watch.standings[standing]}
              </li>
            ))}
        </ul>
        <span className="quiet">{watch.mapSource}</span>
      </figcaption>
    </figure>
  );
}

const shown: readonly Standing[] = ['unusual', 'notable', 'usual', 'young', 'waiting', 'unseen'];
