import type { ReactNode } from 'react';
import type { CollectionItems, CollectionName } from '#api';
import type { Loaded as LoadedList } from '../../data/client.ts';
import { type Load, useCollection } from '../../data/use-load.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { type Column, type Order } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { texts } from '../../texts.ts';

/** Loads one list of a case and shows it; an empty list says what its emptiness means. */
export function Collection<K extends CollectionName>({
  caseId,
  collection,
  children,
}: {
  readonly caseId: string;
  readonly collection: K;
  readonly children: (items: readonly CollectionItems[K][]) => ReactNode;
}): ReactNode {
  return (
    <LoadedCollection load={useCollection(caseId, collection)} collection={collection}>
      {children}
    </LoadedCollection>
  );
}

/** The same for a list that the caller loads. */
export function LoadedCollection<K extends CollectionName>({
  load,
  collection,
  children,
}: {
  readonly load: Load<LoadedList<CollectionItems[K]>>;
  readonly collection: K;
  readonly children: (items: readonly CollectionItems[K][]) => ReactNode;
}): ReactNode {
  return (
    <Loaded load={load} what={texts.lists[collection].toLowerCase()}>
      {({ isCut, items, total }) =>
        items.length === 0 ? (
          <Empty title={texts.empty[collection]} />
        ) : (
          <div className="stack">
            {isCut && <p className="small">{texts.table.cut(items.length, total)}</p>}
            {children(items)}
          </div>
        )
      }
    </Loaded>
  );
}

/** The table of one list, with the caption it has everywhere. */
export function ListTable<Row extends { readonly id: string }>({
  collection,
  rows,
  columns,
  order,
}: {
  readonly collection: CollectionName;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly order: Order;
}): ReactNode {
  return <DataTable rows={rows} columns={columns} order={order} caption={texts.captions[collection]} />;
}
