import type { ReactNode } from 'react';
import type { Observation, Site } from '#core';
import { all, useCollection } from '../../data/use-load.ts';
import { OutwardLink } from '../../parts/outward-link.tsx';
import { ReviewTag } from '../../parts/review-tag.tsx';
import { dateText, seenNumber, seenText } from '../../parts/seen-text.ts';
import { SeenLegend, SeenValue, When } from '../../parts/seen-value.tsx';
import { Loaded, Stated } from '../../parts/states.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { ListTable, LoadedCollection } from './collection.tsx';
import { classText } from '../../parts/class-text.ts';

/** Everything seen at the sites of a case; counts, zeros, bounds and missing looks are told apart. */
export function ObservationList({ caseId, asOf }: { readonly caseId: string; readonly asOf: string }): ReactNode {
  const observations = useCollection(caseId, 'observations');
  const sites = useCollection(caseId, 'sites');
  return (
    <Loaded load={all(observations, sites)} what={texts.lists.observations.toLowerCase()}>
      {([list, { items: places }]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="observations">
          {(items) => (
            <>
              <SeenLegend all={items.map((one) => one.seen)} />
              <ListTable
                collection="observations"
                rows={items}
                columns={observationColumns(places, asOf)}
                order={{ key: 'date', descending: true }}
              />
            </>
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

function observationColumns(sites: readonly Site[], asOf: string): readonly Column<Observation>[] {
  const names = new Map(sites.map((site) => [site.id, site.name]));
  const { columns } = texts;
  return [
    {
      key: 'date',
      heading: columns.date,
      form: 'date',
      value: (row) => row.when.to ?? row.when.from,
      words: (row) => `${dateText(row.when)} ${isLater(row, asOf) ? texts.table.later : ''}`,
      cell: (row) => (
        <>
          <When when={row.when} />
          {isLater(row, asOf) && <div className="quiet">{texts.table.later}</div>}
        </>
      ),
    },
    {
      key: 'seen',
      heading: columns.seen,
      form: 'short',
      value: (row) => seenNumber(row.seen),
      words: (row) => `${seenText(row.seen)} ${row.note ?? ''} ${texts.review[row.review]}`,
      cell: (row) => (
        <>
          <SeenValue seen={row.seen} note={row.note} /> {row.review !== 'accepted' && <ReviewTag review={row.review} />}
        </>
      ),
    },
    {
      key: 'objects',
      heading: columns.objects,
      form: 'short',
      value: (row) => classText(row.objectClass),
      words: (row) => `${row.objectClass} ${classText(row.objectClass)}`,
    },
    { key: 'site', heading: columns.site, form: 'short', value: (row) => names.get(row.siteId) ?? row.siteId },
    {
      key: 'observer',
      heading: columns.observer,
      form: 'short',
      value: (row) => row.observer,
      words: (row) => `${row.observer ?? ''} ${row.sensor ?? ''}`,
      cell: (row) => (
        <>
          <Stated text={row.observer} />
          <div className="quiet">{row.sensor}</div>
        </>
      ),
    },
    {
      key: 'source',
      heading: columns.source,
      form: 'short',
      value: (row) => (row.source === null ? null : `${row.source.title} ${row.source.url}`),
      cell: (row) =>
        row.source === null ? (
          <Stated text={null} />
        ) : (
          <OutwardLink url={row.source.url}>{row.source.title || undefined}</OutwardLink>
        ),
    },
  ];
}

/** Seen after the day the case looks from: outcome, not evidence. A date that only may be later is not. */
function isLater(row: Observation, asOf: string): boolean {
  return row.when.from > asOf;
}
