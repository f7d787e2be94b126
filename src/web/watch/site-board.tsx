import { type ReactNode, useDeferredValue, useMemo } from 'react';
import type { Standing, WatchedSite } from '#api';
import { sitePath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { targetText } from './target-text.ts';
import { VirtualList } from '../table/virtual-list.tsx';
import { formatNumber, texts } from '../texts.ts';
import { chanceText } from './chance-text.ts';
import { StandingTag } from './standing-tag.tsx';
import { classText } from '../parts/class-text.ts';

/** Every site, the least usual first; a list of any length. */
export function SiteBoard({
  sites,
  filter,
  standing,
  chosen,
  onFilter,
  onChoose,
}: {
  readonly sites: readonly WatchedSite[];
  readonly filter: string;
  readonly standing: Standing | null;
  readonly chosen: string | null;
  readonly onFilter: (parts: Readonly<Record<'filter' | 'standing', string | null>>) => void;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => selectSites(sites, wanted, standing), [sites, wanted, standing]);
  const { watch } = texts;
  return (
    <section className="board-list" aria-labelledby="board-heading">
      <h2 id="board-heading">{watch.list}</h2>
      <div className="table-tools">
        <label>
          {texts.table.filter}
          <input
            type="search"
            value={filter}
            onChange={(event) => onFilter({ filter: event.target.value, standing })}
          />
        </label>
        <label>
          {watch.show}
          <select
            value={standing ?? ''}
            onChange={(event) => onFilter({ filter, standing: event.target.value || null })}
          >
            <option value="">{watch.everything}</option>
            {choices.map((one) => (
              <option key={one} value={one}>
                {watch.standings[one]}
              </option>
            ))}
          </select>
        </label>
        <span className="quiet small" role="status">
          {watch.sitesShown(rows.length, sites.length)}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="state">{texts.table.nothing}</p>
      ) : (
        <VirtualList rows={rows} rowHeight={rowHeight} label={watch.list} chosen={chosen} onChoose={onChoose}>
          {(site) => <SiteRow site={site} />}
        </VirtualList>
      )}
    </section>
  );
}

/** Pixels; two lines of text. */
const rowHeight = 52;
const choices: readonly Standing[] = ['unusual', 'notable', 'usual', 'young', 'waiting', 'unseen'];

function SiteRow({ site }: { readonly site: WatchedSite }): ReactNode {
  const { exceedance, id, name, objectClass, q, standing, target } = site;
  const { watch } = texts;
  const seen = target && targetText(target);
  return (
    <Link to={sitePath(id)} className="board-row">
      <span className="board-name">
        <span>{name}</span>
        <StandingTag standing={standing} />
      </span>
      <span className="board-facts small quiet">
        {objectClass === null
          ? watch.standsFor[standing === 'waiting' ? 'waiting' : 'unseen']
          : `${classText(objectClass)}: ${seen ?? watch.noNumber}${target ? `, ${target.date}` : ''}`}
        {exceedance !== null && (
          <span className="nowrap" title={watch.chanceHelp}>
            {chanceText(exceedance)}
            {q !== null && ` · ${watch.corrected} ${chanceText(q)}`}
          </span>
        )}
      </span>
    </Link>
  );
}

function selectSites(sites: readonly WatchedSite[], filter: string, standing: Standing | null): readonly WatchedSite[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && standing === null) return sites;
  return sites.filter((site) => {
    if (standing !== null && site.standing !== standing) return false;
    const text =
      `${site.name} ${site.id} ${site.country ?? ''} ${site.objectClass ?? ''} ${classText(site.objectClass ?? '')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** `12 unusual, 40 notable` */
export function tallyText(sites: readonly WatchedSite[]): string {
  const counts = Map.groupBy(sites, ({ standing }) => standing);
  return choices
    .flatMap((standing) => {
      const count = counts.get(standing)?.length ?? 0;
      return count === 0 ? [] : [`${formatNumber(count)} ${texts.watch.standings[standing]}`];
    })
    .join(', ');
}
