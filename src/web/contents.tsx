import { type ReactNode, useState } from 'react';
import type { CaseSummary, CollectionName } from '#api';
import { type Place, briefPath, casePath, listPath } from './address.ts';
import { Link } from './navigation.tsx';
import { formatNumber, texts } from './texts.ts';

/** The lists of a case in the order an analyst asks: seen, said, meant, on record. */
const groups: readonly (readonly [keyof typeof texts.groups, readonly CollectionName[]])[] = [
  ['seen', ['sites', 'zones', 'scenes', 'observations']],
  ['said', ['documents', 'claims', 'propositions', 'parties', 'mentions']],
  ['meant', ['grades', 'hypotheses', 'judgements', 'exchanges', 'provisions', 'indicators', 'forecasts', 'outcomes']],
  ['record', ['history']],
];

/** The list that a page belongs to. */
const listOf: Readonly<Partial<Record<Place['page'], CollectionName>>> = {
  document: 'documents',
  origins: 'propositions',
  scene: 'scenes',
  strips: 'zones',
};

/** The contents of a case; on a narrow screen behind a button. */
export function Contents({ summary, place }: { readonly summary: CaseSummary; readonly place: Place }): ReactNode {
  const [open, setOpen] = useState(false);
  const { case: record, counts } = summary;
  const here = place.page === 'list' ? place.collection : (listOf[place.page] ?? null);
  const close = (): void => setOpen(false);
  return (
    <nav className="contents" aria-label={texts.contents}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {place.page === 'brief' ? texts.briefPage.title : here === null ? texts.overview : texts.lists[here]}
        <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        <span className="hidden"> {texts.contents}</span>
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the links inside do the work, this only folds the list */}
      <div onClick={close}>
        <Link to={casePath(record.id)} current={place.page === 'case'}>
          {texts.overview}
        </Link>
        <Link to={briefPath(record.id)} current={place.page === 'brief'}>
          {texts.briefPage.title}
        </Link>
        {groups.map(([group, names]) => (
          <section key={group} aria-labelledby={`contents-${group}`}>
            <h2 id={`contents-${group}`}>{texts.groups[group]}</h2>
            <ul>
              {names.map((name) => (
                <li key={name}>
                  <Link to={listPath(record.id, name)} current={here === name}>
                    {texts.lists[name]}
                    <span className="count">{counts[name] === null ? '…' : formatNumber(counts[name])}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
