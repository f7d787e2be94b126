import { type ReactNode, useState } from 'react';
import { stripAddress } from '#api';
import type { Observation, Scene, Zone } from '#core';
import { listPath, scenePath } from '../address.ts';
import { PinButton } from '../composing/pin-button.tsx';
import { pinStrips } from '../composing/pin-view.ts';
import { all, useCollection } from '../data/use-load.ts';
import { Link, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SeenValue } from '../parts/seen-value.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';

/** A track pulled straight on every date, one under another: wagons are counted here by eye in seconds. */
export function StripsPage({ caseId, zoneId }: { readonly caseId: string; readonly zoneId: string }): ReactNode {
  const load = all(
    useCollection(caseId, 'zones'),
    useCollection(caseId, 'scenes'),
    useCollection(caseId, 'observations'),
  );
  return (
    <Loaded load={load} what={texts.viewer.track}>
      {([zones, scenes, observations]) => {
        const zone = zones.items.find(({ id }) => id === zoneId);
        return zone?.geometry.type === 'LineString' ? (
          <Strips
            caseId={caseId}
            zone={zone}
            scenes={scenes.items}
            seen={observations.items.filter((one) => one.zoneId === zoneId && one.sceneId !== null)}
          />
        ) : (
          <Empty title={texts.viewer.noTrack} />
        );
      }}
    </Loaded>
  );
}

function Strips(props: {
  readonly caseId: string;
  readonly zone: Zone;
  readonly scenes: readonly Scene[];
  /** What was seen of the track on these scenes. */
  readonly seen: readonly Observation[];
}): ReactNode {
  const { caseId, scenes, seen, zone } = props;
  const { search } = useBrowserAddress();
  const from = Math.max(0, Math.floor(Number(new URLSearchParams(search).get('from'))) || 0);
  const setFrom = (metres: number): void =>
    replaceSearch(new URLSearchParams(metres > 0 ? { from: String(metres) } : {}));
  const { viewer } = texts;
  const dated = scenes.toSorted((one, other) => (one.start < other.start ? 1 : -1));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(dated.slice(0, usualDates).map(({ id }) => id)),
  );
  const choose = (id: string, isIn: boolean): void =>
    setChosen(new Set(isIn ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <article className="stack">
      <p className="small">
        <Link to={listPath(caseId, 'zones')}>← {texts.lists.zones}</Link>
      </p>
      <PageTitle title={viewer.stripsOf(zone.name)} />
      {scenes.some(isSimulated) && <p className="simulated">{viewer.simulatedStrips}</p>}
      <p className="measure">{viewer.stripsHelp}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={from === 0}
          onClick={() => setFrom(Math.max(0, from - stepMetres))}
        >
          ← {stepMetres} m
        </button>
        <span>{viewer.stripFrom(from, from + shownMetres)}</span>
        <button type="button" className="button" onClick={() => setFrom(from + stepMetres)}>
          {stepMetres} m →
        </button>
        <PinButton
          caseId={caseId}
          isDisabled={chosen.size === 0}
          pin={(by) => pinStrips(caseId, { zoneId: zone.id, sceneIds: idsOf(dated, chosen) }, by)}
        />
        <span className="small quiet">{viewer.stripsChosen(chosen.size)}</span>
      </div>
      <ol className="strips">
        {dated.map((scene) => (
          <Strip
            key={`${scene.id} ${from}`}
            caseId={caseId}
            scene={scene}
            zoneId={zone.id}
            from={from}
            isChosen={chosen.has(scene.id)}
            onChoose={(isIn) => choose(scene.id, isIn)}
            seen={seen.filter(({ sceneId }) => sceneId === scene.id)}
          />
        ))}
      </ol>
    </article>
  );
}

function isSimulated({ item }: Scene): boolean {
  const { properties } = item as { readonly properties?: Readonly<Record<string, unknown>> };
  return properties?.['sightline:simulated'] === true;
}

/** Of the chosen scenes, the oldest first, as the brief shows them. */
function idsOf(newestFirst: readonly Scene[], chosen: ReadonlySet<string>): string[] {
  return newestFirst
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
    .toReversed();
}

/** Dates that a figure of the brief has where nobody chooses others. */
const usualDates = 6;

/** Metres of track on a line of the page, and how far a step goes. */
const shownMetres = 300;
const stepMetres = 250;

function Strip(props: {
  readonly caseId: string;
  readonly scene: Scene;
  readonly zoneId: string;
  readonly from: number;
  /** It goes into the brief. */
  readonly isChosen: boolean;
  readonly onChoose: (isIn: boolean) => void;
  readonly seen: readonly Observation[];
}): ReactNode {
  const { caseId, from, isChosen, onChoose, scene, seen, zoneId } = props;
  const date = scene.start.slice(0, 10);
  const [isMissing, setMissing] = useState(false);
  const address = stripAddress(scene.id, zoneId, { from, to: from + shownMetres, cell: 0.25, width: 4 });
  return (
    <li>
      <span className="row">
        <input
          type="checkbox"
          aria-label={texts.viewer.stripInBrief(date)}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <Link to={scenePath(caseId, scene.id)}>{date}</Link>
      </span>
      <span>
        {seen.length === 0 && <span className="quiet">{texts.viewer.notCounted}</span>}
        {seen.map(({ id, seen: what }) => (
          <SeenValue key={id} seen={what} note={null} />
        ))}
      </span>
      {isMissing ? (
        <span className="strip-missing">{texts.viewer.stripMissing}</span>
      ) : (
        <img src={address} alt={texts.viewer.stripAlt(date, from)} loading="lazy" onError={() => setMissing(true)} />
      )}
    </li>
  );
}
