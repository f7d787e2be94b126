import { type ReactNode, useState } from 'react';
import { type WatchAnswer, thumbnailAddress } from '#api';
import { placeScenePath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { formatNumber, texts } from '../texts.ts';

/** The images that were taken last, with where they lie. */
export function NewestScenes({
  scenes,
  names,
}: {
  readonly scenes: WatchAnswer['scenes'];
  readonly names: ReadonlyMap<string, string>;
}): ReactNode {
  const { watch } = texts;
  return (
    <section className="stack" aria-labelledby="newest-heading">
      <h2 id="newest-heading">{watch.newest}</h2>
      {scenes.length === 0 ? (
        <p className="quiet">{watch.noScene}</p>
      ) : (
        <ul className="newest">
          {scenes.map(({ cloudFraction, gsdMetres, hasPixels, id, isSimulated, platform, siteIds, start }) => (
            <li key={id}>
              <Link to={placeScenePath(id)}>
                <Thumbnail sceneId={id} isThere={hasPixels} />
                <span>
                  <strong>{start.slice(0, 10)}</strong> {siteIds.map((site) => names.get(site) ?? site).join(', ')}
                </span>
              </Link>
              <span className="small quiet">
                {isSimulated && `${texts.viewer.simulatedShort} · `}
                {platform ?? watch.noPlatform}
                {gsdMetres !== null && ` · ${formatNumber(Number(gsdMetres.toPrecision(2)))} m`}
                {cloudFraction !== null && ` · ${watch.cloud(Math.round(cloudFraction * 100))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Empty where the image cannot be read: the words beside it are enough. */
function Thumbnail({ isThere, sceneId }: { readonly sceneId: string; readonly isThere: boolean }): ReactNode {
  const [isMissing, setMissing] = useState(false);
  if (!isThere || isMissing) return <span className="thumbnail missing" aria-hidden="true" />;
  return (
    <img
      className="thumbnail"
      src={thumbnailAddress(sceneId, 128)}
      alt=""
      loading="lazy"
      onError={() => setMissing(true)}
    />
  );
}
